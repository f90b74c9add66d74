package dev.latitude.proposal.guidance;

import static dev.latitude.proposal.guidance.Feature.AGREEMENT;
import static dev.latitude.proposal.guidance.Feature.BOUNDARIES;
import static dev.latitude.proposal.guidance.Feature.BUSINESS_OUTCOME;
import static dev.latitude.proposal.guidance.Feature.CHECKLIST;
import static dev.latitude.proposal.guidance.Feature.CONTEXT_CLAUSES;
import static dev.latitude.proposal.guidance.Feature.COUNTER_OFFERS;
import static dev.latitude.proposal.guidance.Feature.DECISION_CATALOGUE;
import static dev.latitude.proposal.guidance.Feature.EVIDENCE;
import static dev.latitude.proposal.guidance.Feature.FOLLOW_UPS;
import static dev.latitude.proposal.guidance.Feature.FRICTION_LOG;
import static dev.latitude.proposal.guidance.Feature.FRICTION_SUMMARY;
import static dev.latitude.proposal.guidance.Feature.HISTORY;
import static dev.latitude.proposal.guidance.Feature.MEASUREMENTS;
import static dev.latitude.proposal.guidance.Feature.METRICS;
import static dev.latitude.proposal.guidance.Feature.PAUSE;
import static dev.latitude.proposal.guidance.Feature.PILOT;
import static dev.latitude.proposal.guidance.Feature.READINESS;
import static dev.latitude.proposal.guidance.Feature.REGISTER;
import static dev.latitude.proposal.guidance.Feature.REVIEWS;
import static dev.latitude.proposal.guidance.Feature.RIGHTS;
import static dev.latitude.proposal.guidance.Feature.RISKS;
import static dev.latitude.proposal.guidance.Feature.STATUS_UPDATES;
import static dev.latitude.proposal.guidance.Feature.TRIGGERS;

import dev.latitude.proposal.friction.FrictionSign;
import java.util.List;

/** What in Latitude addresses what is known about autonomy at work, most useful first. */
final class AddressedBy {
  private AddressedBy() {}

  static List<Feature> of(FrictionSign sign) {
    return switch (sign) {
      case ROUTINE_SIGN_OFF -> List.of(FRICTION_LOG, FRICTION_SUMMARY, RIGHTS);
      case METHOD_CHECK_IN -> List.of(FRICTION_LOG, METRICS, CHECKLIST, STATUS_UPDATES);
      case PROCEDURE_OVER_CONTEXT -> List.of(FRICTION_LOG, RIGHTS, BOUNDARIES);
      case CALENDAR_TAKEN -> List.of(FRICTION_LOG, RIGHTS);
      case PERMISSION_FOR_SMALL_CHANGE -> List.of(FRICTION_LOG, DECISION_CATALOGUE, RIGHTS);
      case RESOURCES_OUT_OF_REACH -> List.of(FRICTION_LOG, RIGHTS, RISKS);
      case TRIAL_NEEDS_APPROVAL -> List.of(FRICTION_LOG, PILOT, TRIGGERS);
      case PROCESS_OVER_IMPACT -> List.of(FRICTION_LOG, METRICS, MEASUREMENTS);
      case IDEA_WITHOUT_MANDATE -> List.of(FRICTION_LOG, RIGHTS, AGREEMENT);
      case PEERS_DECIDE_MORE -> List.of(FRICTION_LOG, REGISTER, DECISION_CATALOGUE);
    };
  }

  static List<Feature> of(Driver driver) {
    return switch (driver) {
      case BIAS_FOR_CONTROL -> List.of(PILOT, TRIGGERS, COUNTER_OFFERS);
      case TRUST_GAP -> List.of(EVIDENCE, PILOT, STATUS_UPDATES);
      case UNCLEAR_ROLE -> List.of(BOUNDARIES, DECISION_CATALOGUE, REGISTER);
      case WORKLOAD -> List.of(FRICTION_LOG, FRICTION_SUMMARY, CHECKLIST, STATUS_UPDATES);
      case SKILL_MISMATCH -> List.of(RIGHTS, REVIEWS, FOLLOW_UPS);
      case HABIT -> List.of(RIGHTS, BUSINESS_OUTCOME);
      case NARROW_METRICS -> List.of(METRICS, MEASUREMENTS);
    };
  }

  static List<Feature> of(ContextEventKind event) {
    return switch (event) {
      case RECENT_MISTAKE -> List.of(CONTEXT_CLAUSES, TRIGGERS, REVIEWS);
      case NEW_MANAGER -> List.of(CONTEXT_CLAUSES, AGREEMENT, REVIEWS);
      case HIGH_STAKES_PROJECT -> List.of(CONTEXT_CLAUSES, RIGHTS, BOUNDARIES);
      case REORGANISATION -> List.of(CONTEXT_CLAUSES, REGISTER, AGREEMENT);
      case TIGHT_DEADLINE -> List.of(CONTEXT_CLAUSES, MEASUREMENTS, PAUSE);
      case AUDIT -> List.of(CONTEXT_CLAUSES, HISTORY, REGISTER);
      case STAFF_OR_BUDGET_CUT -> List.of(CONTEXT_CLAUSES, RIGHTS, RISKS);
      case MIXED_PRIORITIES -> List.of(CONTEXT_CLAUSES, BOUNDARIES, REGISTER);
      case PUBLIC_CRITICISM -> List.of(CONTEXT_CLAUSES, MEASUREMENTS, REVIEWS);
    };
  }

  static List<Feature> of(NeighbouringIdea idea) {
    return switch (idea) {
      case PSYCHOLOGICAL_SAFETY -> List.of(FRICTION_LOG);
      case DELEGATION -> List.of(RIGHTS);
      case EMPOWERMENT -> List.of(RIGHTS, AGREEMENT);
      case ROLE_CLARITY -> List.of(BOUNDARIES, REGISTER);
      case PERFORMANCE_MANAGEMENT -> List.of(METRICS, TRIGGERS);
      case TRUST_BUILDING -> List.of(PILOT, STATUS_UPDATES, FOLLOW_UPS);
      case EXPERIMENTATION -> List.of(PILOT, TRIGGERS);
      case ORGANISATIONAL_POLICY -> List.of(DECISION_CATALOGUE, READINESS);
      case ACCOUNTABILITY -> List.of(MEASUREMENTS, STATUS_UPDATES, HISTORY);
    };
  }
}
