/** Following the feed of another service: in order, each event once, on any number of replicas. */
@NullMarked
package dev.latitude.kit.follow;

import org.jspecify.annotations.NullMarked;
