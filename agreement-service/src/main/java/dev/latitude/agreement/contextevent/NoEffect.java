package dev.latitude.agreement.contextevent;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why nothing comes of a context event for an agreement. */
@Schema(name = "ContextEffectReason")
public enum NoEffect {
  /** Its terms do not name this kind of event. */
  NO_CLAUSE,
  /** It has reacted to the same kind of event on the same day, which was reported before. */
  ALREADY,
  /** It ended before its turn came. */
  ENDED
}
