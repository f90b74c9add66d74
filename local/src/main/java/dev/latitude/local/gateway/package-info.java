/**
 * The gateway of the laptop: the cluster's own {@code HTTPRoute} files, served by a small proxy
 * that refuses to start on anything in them that it does not implement.
 */
@NullMarked
package dev.latitude.local.gateway;

import org.jspecify.annotations.NullMarked;
