@NullMarked
package dev.latitude.local.gateway;

import org.jspecify.annotations.NullMarked;
