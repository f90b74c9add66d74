@NullMarked
package dev.latitude.local.identity;

import org.jspecify.annotations.NullMarked;
