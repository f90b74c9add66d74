@NullMarked
package dev.latitude.local.portal;

import org.jspecify.annotations.NullMarked;
