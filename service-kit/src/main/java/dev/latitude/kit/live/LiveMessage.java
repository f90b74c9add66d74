package dev.latitude.kit.live;

import dev.latitude.kit.history.CloudEvent;

/** What a stream sends. */
sealed interface LiveMessage {

  /** Something happened to the thing. */
  record Happened(CloudEvent event) implements LiveMessage {}

  /** Where the stream begins; what came before is in the thing as it is read now. */
  record Opened(String sequence, Here here) implements LiveMessage {}

  /** Nothing, for longer than silence is trusted. */
  record Heartbeat() implements LiveMessage {}

  /** The stream ends now, and why. */
  record Closing(Reason reason) implements LiveMessage {}

  /** There is nothing more. */
  record End() implements LiveMessage {}

  /** Data of the first message. */
  record Here(long revision) {}

  /** Data of the last message. */
  record Goodbye(Reason reason) {}

  /** Why a stream ends. */
  enum Reason {
    /** The token has expired, or the stream has lasted as long as streams may. */
    TIME_IS_UP,
    /** This replica is going; others are there. */
    SHUTTING_DOWN,
    /** Others than before may see the thing; whoever is among them connects again. */
    READERS_CHANGED
  }
}
