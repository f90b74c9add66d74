package dev.latitude.kit.history;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/**
 * The events without what people wrote in them, for readers who may not read the things themselves.
 * The reason of a hand-over stays: it is HR's, and written for whoever follows the feed.
 *
 * @param words properties that hold what people wrote, whatever the event
 */
public record WithoutWords(Set<String> words) implements FeedView {
  private static final String HANDED_OVER = ".handed-over";
  private static final String REASON = "reason";

  /** With a copy of the names. */
  public WithoutWords {
    words = Set.copyOf(words);
  }

  @Override
  public List<CloudEvent> told(List<CloudEvent> stretch) {
    return stretch.stream().map(this::withoutWords).toList();
  }

  private CloudEvent withoutWords(CloudEvent event) {
    if (!(event.data() instanceof ObjectNode data)) {
      return event;
    }
    var left = data.objectNode();
    left.setAll(data);
    left.remove(words);
    if (event.type().endsWith(HANDED_OVER)) {
      left.set(REASON, data.get(REASON));
    }
    return event.withData(left);
  }
}
