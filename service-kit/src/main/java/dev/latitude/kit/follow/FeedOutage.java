package dev.latitude.kit.follow;

import com.fasterxml.jackson.core.JacksonException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * A time in which a feed is not followed, as the log tells it. That the other service is not there
 * is part of every start and upgrade: one line when it begins and one when it ends. Anything else
 * is a fault that somebody has to look at, and is told at every attempt, the first time in full.
 */
final class FeedOutage {
  private static final Logger LOG = Logger.getLogger(FeedOutage.class);

  private final FollowedFeed feed;
  private Told told = Told.NOTHING;

  FeedOutage(FollowedFeed feed) {
    this.feed = feed;
  }

  private enum Told {
    NOTHING,
    AWAY,
    FAULT
  }

  void failed(Exception failure, Duration pause) {
    if (isGone(failure)) {
      LOG.errorf(
          "The feed of %s does not go on from what was applied last: it was restored to an earlier moment, or does not reach back that far any more. Nothing of it is applied until somebody has decided how to go on (docs/operations.md, Restore); trying again in %s",
          feed.service(), pause);
      told = Told.FAULT;
    } else if (!isAway(failure)) {
      LOG.errorf(
          told == Told.FAULT ? null : failure,
          "The feed of %s cannot be read or applied; trying again in %s: %s",
          feed.service(),
          pause,
          failure);
      told = Told.FAULT;
    } else if (told != Told.AWAY) {
      LOG.warnf(
          "Waiting for %s, whose feed tells %s; trying again until it answers: %s",
          feed.service(), feed.tells(), innermost(failure).getMessage());
      told = Told.AWAY;
    }
  }

  void over() {
    if (told != Told.NOTHING) {
      LOG.infof("The feed of %s is being followed", feed.service());
      told = Told.NOTHING;
    }
  }

  /** What comes after the cursor is not to be had; to go on from anywhere else would be a gap. */
  private static boolean isGone(Exception failure) {
    return failure instanceof WebApplicationException answer
        && answer.getResponse().getStatus() == Response.Status.GONE.getStatusCode();
  }

  /** Nobody answers, or somebody in between says that nobody does. */
  private static boolean isAway(Exception failure) {
    return switch (failure) {
      case WebApplicationException answer -> FeedClient.saysNobodyIsThere(answer);
      case ProcessingException _ -> !(innermost(failure) instanceof JacksonException);
      default -> false;
    };
  }

  private static Throwable innermost(Throwable failure) {
    var cause = failure.getCause();
    return cause == null ? failure : innermost(cause);
  }
}
