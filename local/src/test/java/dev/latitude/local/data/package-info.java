@NullMarked
package dev.latitude.local.data;

import org.jspecify.annotations.NullMarked;
