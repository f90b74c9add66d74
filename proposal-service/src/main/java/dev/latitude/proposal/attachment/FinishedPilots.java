package dev.latitude.proposal.attachment;

import dev.latitude.kit.identity.Actor;
import dev.latitude.kit.problem.RefusedElsewhere;
import dev.latitude.kit.problem.UnavailableException;
import dev.latitude.proposal.proposal.FinishedPilot;
import dev.latitude.proposal.proposal.ProposalRefusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** A person's finished pilots, fetched from the service that keeps them. */
@ApplicationScoped
public class FinishedPilots {
  private static final Logger LOG = Logger.getLogger(FinishedPilots.class);
  private static final int RETRY_AFTER_SECONDS = 5;
  private static final int MOST = 200;
  private static final String ONLY_THE_NEWEST =
      "Of your finished pilots only the newest "
          + MOST
          + " are offered. An older one can be attached all the same, by its id.";

  private final PilotServiceClient client;

  FinishedPilots(@RestClient PilotServiceClient client) {
    this.client = client;
  }

  /**
   * Those that were found.
   *
   * @param missing why there may be others
   */
  record Found(List<FinishedPilot> pilots, Optional<String> missing) {
    static Found nothing(String missing) {
      return new Found(List.of(), Optional.of(missing));
    }
  }

  /** The newest that the caller has tried to the end. */
  Found ofCaller() {
    try {
      var page = client.pilots("me", "COMPLETED", MOST);
      return new Found(
          page.items().stream().flatMap(pilot -> pilot.finished().stream()).toList(),
          Optional.ofNullable(page.next()).map(_ -> ONLY_THE_NEWEST));
    } catch (RefusedElsewhere refusal) {
      return Found.nothing(
          refusal.status() == 429 ? askedTooOften(refusal) : doesNotAnswer(refusal));
    } catch (RuntimeException failure) {
      return Found.nothing(doesNotAnswer(failure));
    }
  }

  private static String askedTooOften(RefusedElsewhere refusal) {
    return "Finished pilots cannot be offered now, because you have sent more requests than pilot-service takes from you. Everything else works; ask again in %d seconds."
        .formatted(refusal.retryAfterSeconds());
  }

  private static String doesNotAnswer(RuntimeException failure) {
    LOG.warnf("pilot-service does not answer: %s", failure);
    return "Finished pilots cannot be offered now, because pilot-service does not answer. Everything else works; ask again later.";
  }

  FinishedPilot require(UUID id, Actor author) {
    return answer(id)
        .filter(pilot -> author.is(pilot.author()))
        .flatMap(PilotDocument::finished)
        .orElseThrow(
            () ->
                new ProposalRefusal.NothingToAttach(
                    "/pilot",
                    "This is no finished pilot of yours. The proposal's evidence offers list those that are."));
  }

  private Optional<PilotDocument> answer(UUID id) {
    try {
      return Optional.of(client.pilot(id));
    } catch (RefusedElsewhere refusal) {
      return switch (refusal.status()) {
        case 404 -> Optional.empty();
        case 429 -> throw refusal.tooManyRequests();
        default -> throw away(refusal);
      };
    } catch (RuntimeException failure) {
      throw away(failure);
    }
  }

  private static UnavailableException away(RuntimeException failure) {
    LOG.warnf("pilot-service does not answer: %s", failure);
    return new UnavailableException(
        "pilot-service, which keeps the pilot, does not answer. Nothing was attached; try again in a few seconds.",
        RETRY_AFTER_SECONDS,
        failure);
  }
}
