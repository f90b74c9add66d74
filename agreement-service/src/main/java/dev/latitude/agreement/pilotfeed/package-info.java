@NullMarked
package dev.latitude.agreement.pilotfeed;

import org.jspecify.annotations.NullMarked;
