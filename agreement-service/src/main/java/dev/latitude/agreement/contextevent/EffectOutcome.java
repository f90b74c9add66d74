package dev.latitude.agreement.contextevent;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What comes of a context event for one agreement. */
@Schema(name = "ContextEffectOutcome")
public enum EffectOutcome {
  /** The two look at it together by a day; the rights hold on. */
  REVIEW,
  /** The rights hold no longer until the approver reinstates the agreement. */
  SUSPEND,
  NOTHING
}
