package dev.latitude.proposal;

import dev.latitude.kit.history.CloudEvent;
import dev.latitude.kit.history.EventStore;
import dev.latitude.kit.history.FeedView;
import dev.latitude.kit.history.RewrittenEvent;
import dev.latitude.proposal.endorsement.PersonsEndorsements;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What of the feed people and systems are told that are no service of Latitude. A draft is its
 * author's alone, so of a proposal nothing that stands before it was submitted, in the feed itself:
 * what is left out stays so, whatever becomes of the draft. Who was asked for support and has not
 * given it stays between the author and the ally; so does that one of those two was forgotten.
 */
@ApplicationScoped
class OpenEvents implements FeedView {
  private static final String SUBMITTED = "proposal.submitted";

  private static final Set<String> BETWEEN_AUTHOR_AND_ALLY =
      Set.of("endorsement.requested", "endorsement.declined", "endorsement.cancelled");

  private static final String GIVEN = "endorsement.given";
  private static final String FORGOTTEN = "endorsement" + RewrittenEvent.TYPE;

  private final EventStore events;
  private final PersonsEndorsements endorsements;

  OpenEvents(EventStore events, PersonsEndorsements endorsements) {
    this.events = events;
    this.endorsements = endorsements;
  }

  @Override
  public List<CloudEvent> told(List<CloudEvent> stretch) {
    var open =
        stretch.stream().filter(event -> !BETWEEN_AUTHOR_AND_ALLY.contains(event.type())).toList();
    var forgotten =
        open.stream()
            .filter(event -> event.type().equals(FORGOTTEN))
            .map(CloudEvent::subject)
            .collect(Collectors.toUnmodifiableSet());
    return forgotten.isEmpty()
        ? submitted(open, Map.of())
        : submitted(given(open, forgotten), endorsements.proposalsOf(forgotten));
  }

  /** Without those that tell of somebody in an endorsement that was not given by then. */
  private List<CloudEvent> given(List<CloudEvent> open, Set<UUID> forgotten) {
    var given = events.firstSequences(GIVEN, forgotten);
    return open.stream()
        .filter(
            event -> !event.type().equals(FORGOTTEN) || isFrom(given.get(event.subject()), event))
        .toList();
  }

  /**
   * From the submission of the proposal on.
   *
   * @param ofEndorsements the proposals of endorsements, for events that do not say it
   */
  private List<CloudEvent> submitted(List<CloudEvent> open, Map<UUID, UUID> ofEndorsements) {
    var proposals =
        open.stream()
            .flatMap(event -> proposal(event, ofEndorsements).stream())
            .collect(Collectors.toUnmodifiableSet());
    if (proposals.isEmpty()) {
      return open;
    }
    var submissions = events.firstSequences(SUBMITTED, proposals);
    return open.stream()
        .filter(
            event ->
                proposal(event, ofEndorsements)
                    .map(proposal -> isFrom(submissions.get(proposal), event))
                    .orElse(true))
        .toList();
  }

  private static boolean isFrom(@Nullable String beginning, CloudEvent event) {
    return beginning != null && beginning.compareTo(String.valueOf(event.sequence())) <= 0;
  }

  /** The proposal that an event is about; those of the catalogue are about none. */
  private static Optional<UUID> proposal(CloudEvent event, Map<UUID, UUID> ofEndorsements) {
    return switch (event.type().substring(0, event.type().indexOf('.'))) {
      case "proposal" -> Optional.of(event.subject());
      case "endorsement" ->
          event.type().equals(FORGOTTEN)
              ? Optional.ofNullable(ofEndorsements.get(event.subject()))
              : Optional.of(UUID.fromString(event.data().path("proposalId").asText()));
      default -> Optional.empty();
    };
  }
}
