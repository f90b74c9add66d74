package dev.latitude.agreement.context;

/** What a context event does to an agreement that names it. */
public enum ContextReaction {
  /** The two look at it together within so many days; the rights hold on. */
  REVIEW,
  /** The rights hold no longer until the approver reinstates them. */
  SUSPEND
}
