/** Following one thing live: server-sent events that are resumed without loss. */
@NullMarked
package dev.latitude.kit.live;

import org.jspecify.annotations.NullMarked;
