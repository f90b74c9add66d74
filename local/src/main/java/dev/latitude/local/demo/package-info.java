/** The weekly client report, told through the API with both of its endings. */
@NullMarked
package dev.latitude.local.demo;

import org.jspecify.annotations.NullMarked;
