package dev.latitude.proposal.guidance;

import java.util.Arrays;
import java.util.Optional;

/** What there is guidance on. The slug is the topic's name in the path and in its texts' keys. */
enum GuidanceTopic {
  SIGNS("signs"),
  DRIVERS("drivers"),
  CONTEXT_EVENTS("context-events"),
  NEIGHBOURING_IDEAS("neighbouring-ideas");

  private final String slug;

  GuidanceTopic(String slug) {
    this.slug = slug;
  }

  static Optional<GuidanceTopic> named(String slug) {
    return Arrays.stream(values()).filter(topic -> topic.slug.equals(slug)).findFirst();
  }

  String slug() {
    return slug;
  }
}
