/** The launcher's command line. */
@NullMarked
package dev.latitude.local.console;

import org.jspecify.annotations.NullMarked;
