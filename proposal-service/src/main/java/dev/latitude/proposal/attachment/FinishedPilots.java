package dev.latitude.proposal.attachment;

import dev.latitude.kit.identity.Actor;
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

  private final PilotServiceClient client;

  FinishedPilots(@RestClient PilotServiceClient client) {
    this.client = client;
  }

  /** The newest that the author has tried to the end; nothing at all if nobody answers. */
  Optional<List<FinishedPilot>> of(Actor author) {
    try {
      return Optional.of(
          client.pilots("COMPLETED", MOST).items().stream()
              .filter(pilot -> author.is(pilot.author()))
              .flatMap(pilot -> pilot.finished().stream())
              .toList());
    } catch (RuntimeException failure) {
      LOG.warnf("pilot-service does not answer: %s", failure);
      return Optional.empty();
    }
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
    } catch (PilotNotVisible nothing) {
      return Optional.empty();
    } catch (RuntimeException failure) {
      LOG.warnf("pilot-service does not answer: %s", failure);
      throw new UnavailableException(
          "pilot-service, which keeps the pilot, does not answer. Nothing was attached; try again in a few seconds.",
          RETRY_AFTER_SECONDS,
          failure);
    }
  }
}
