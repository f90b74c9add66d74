package dev.latitude.kit.history;

import java.util.List;

/**
 * What a type of event means to those who keep a copy of the things. A service that tells it has a
 * bean of this; it depends on the type alone, so the same event always says the same.
 */
public interface EventChanges {
  /** Properties of the copy that the event can have changed; empty when it changes none. */
  List<String> changedBy(String type);
}
