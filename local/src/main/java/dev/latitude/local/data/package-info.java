/** The folder in which a suite keeps everything, and who may use it. */
@NullMarked
package dev.latitude.local.data;

import org.jspecify.annotations.NullMarked;
