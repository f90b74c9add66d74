package dev.latitude.kit.history;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * Something that happened to one thing. Its properties are the event's data; they are told to every
 * reader of the feed who is told of the event, unless the feed has a {@link FeedView} that leaves
 * some of them out.
 */
public interface DomainEvent {
  /** The thing and what happened to it, in the past tense: {@code pilot.reverted}. */
  @JsonIgnore
  String type();
}
