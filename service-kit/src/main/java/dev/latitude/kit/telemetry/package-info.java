/** What operators see of every service. */
@NullMarked
package dev.latitude.kit.telemetry;

import org.jspecify.annotations.NullMarked;
