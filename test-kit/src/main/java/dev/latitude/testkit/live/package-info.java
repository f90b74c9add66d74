/** Reading streams of server-sent events as clients do. */
@NullMarked
package dev.latitude.testkit.live;

import org.jspecify.annotations.NullMarked;
