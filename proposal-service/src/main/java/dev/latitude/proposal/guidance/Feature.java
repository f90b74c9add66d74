package dev.latitude.proposal.guidance;

import org.jspecify.annotations.Nullable;

/**
 * Something in Latitude that answers a sign, a driver or an event: where the API has it, and, for
 * what a proposal says, in which property of its content.
 */
public enum Feature {
  FRICTION_LOG("/api/v1/friction-entries"),
  DECISION_CATALOGUE("/api/v1/decision-types"),
  BUSINESS_OUTCOME("/api/v1/proposals", "businessOutcome"),
  RIGHTS("/api/v1/proposals", "rights"),
  BOUNDARIES("/api/v1/proposals", "boundaries"),
  METRICS("/api/v1/proposals", "metrics"),
  RISKS("/api/v1/proposals", "risks"),
  TRIGGERS("/api/v1/proposals", "triggers"),
  CONTEXT_CLAUSES("/api/v1/proposals", "contextClauses"),
  CHECKLIST("/api/v1/proposals", "checklist"),
  EVIDENCE("/api/v1/proposals", "evidence"),
  FRICTION_SUMMARY("/api/v1/proposals/{id}/attach-friction-summary"),
  READINESS("/api/v1/proposals/{id}/readiness"),
  HISTORY("/api/v1/proposals/{id}/history"),
  COUNTER_OFFERS("/api/v1/proposals/{id}/counter"),
  FOLLOW_UPS("/api/v1/proposals/{id}/follow-up"),
  PILOT("/api/v1/pilots"),
  MEASUREMENTS("/api/v1/pilots/{id}/measurements"),
  STATUS_UPDATES("/api/v1/pilots/{id}/status-updates"),
  REVIEWS("/api/v1/pilots/{id}/reviews"),
  PAUSE("/api/v1/pilots/{id}/pause"),
  AGREEMENT("/api/v1/agreements"),
  REGISTER("/api/v1/decision-rights/check");

  private final String path;
  private final @Nullable String property;

  Feature(String path) {
    this(path, null);
  }

  Feature(String path, @Nullable String property) {
    this.path = path;
    this.property = property;
  }

  public String path() {
    return path;
  }

  public @Nullable String property() {
    return property;
  }
}
