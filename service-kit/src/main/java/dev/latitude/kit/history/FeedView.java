package dev.latitude.kit.history;

import java.util.List;

/**
 * What of the feed a reader is told. It depends on what is stored alone, so the same event is told,
 * or left out, whenever it is read.
 */
@FunctionalInterface
public interface FeedView {
  /** Leaves nothing out. */
  FeedView EVERYTHING = stretch -> stretch;

  /** Those of a stretch of the feed that are told, in their order. */
  List<CloudEvent> told(List<CloudEvent> stretch);

  /** What of this the other tells. */
  default FeedView and(FeedView other) {
    return stretch -> other.told(told(stretch));
  }
}
