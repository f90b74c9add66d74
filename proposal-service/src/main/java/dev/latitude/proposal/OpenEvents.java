package dev.latitude.proposal;

import dev.latitude.kit.history.CloudEvent;
import dev.latitude.kit.history.EventStore;
import dev.latitude.kit.history.FeedView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What of the feed people and systems are told that are no service of Latitude. A draft is its
 * author's alone, so of a proposal nothing that stands before it was submitted, in the feed itself:
 * what is left out stays so, whatever becomes of the draft. Who was asked for support and has not
 * given it stays between the author and the ally.
 */
@ApplicationScoped
class OpenEvents implements FeedView {
  private static final String SUBMITTED = "proposal.submitted";

  private static final Set<String> BETWEEN_AUTHOR_AND_ALLY =
      Set.of("endorsement.requested", "endorsement.declined", "endorsement.cancelled");

  private final EventStore events;

  OpenEvents(EventStore events) {
    this.events = events;
  }

  @Override
  public List<CloudEvent> told(List<CloudEvent> stretch) {
    var open =
        stretch.stream().filter(event -> !BETWEEN_AUTHOR_AND_ALLY.contains(event.type())).toList();
    var proposals =
        open.stream()
            .flatMap(event -> proposal(event).stream())
            .collect(Collectors.toUnmodifiableSet());
    if (proposals.isEmpty()) {
      return open;
    }
    var submissions = events.firstSequences(SUBMITTED, proposals);
    return open.stream()
        .filter(
            event ->
                proposal(event)
                    .map(proposal -> isFrom(submissions.get(proposal), event))
                    .orElse(true))
        .toList();
  }

  private static boolean isFrom(@Nullable String submission, CloudEvent event) {
    return submission != null && submission.compareTo(String.valueOf(event.sequence())) <= 0;
  }

  /** The proposal that an event is about; those of the catalogue are about none. */
  private static Optional<UUID> proposal(CloudEvent event) {
    return switch (event.type().substring(0, event.type().indexOf('.'))) {
      case "proposal" -> Optional.of(event.subject());
      case "endorsement" -> Optional.of(UUID.fromString(event.data().path("proposalId").asText()));
      default -> Optional.empty();
    };
  }
}
