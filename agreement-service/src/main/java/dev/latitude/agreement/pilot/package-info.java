@NullMarked
package dev.latitude.agreement.pilot;

import org.jspecify.annotations.NullMarked;
