@NullMarked
package dev.latitude.kit.http;

import org.jspecify.annotations.NullMarked;
