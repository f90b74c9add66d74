/**
 * Child processes: started so that they can be stopped in order, and found again if they cannot.
 */
@NullMarked
package dev.latitude.local.process;

import org.jspecify.annotations.NullMarked;
