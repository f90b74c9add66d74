package dev.latitude.pilot.dashboard;

import dev.latitude.pilot.pilot.Health;
import dev.latitude.pilot.pilot.PilotResult;
import dev.latitude.pilot.pilot.PilotState;
import dev.latitude.pilot.trigger.Trigger;
import dev.latitude.pilot.trigger.Verdict;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How good or bad something is; each has a sign, since not everybody sees colours. */
enum Tone {
  GOOD("✓"),
  WAIT("!"),
  BAD("✕"),
  CALM("–");

  private final String sign;

  Tone(String sign) {
    this.sign = sign;
  }

  String sign() {
    return sign;
  }

  /** Its name for the style sheet. */
  String css() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Tone of(PilotState state, @Nullable PilotResult result) {
    return switch (state) {
      case ACTIVE -> GOOD;
      case PAUSED -> WAIT;
      case REVERTED -> BAD;
      case PLANNED, CANCELLED -> CALM;
      case COMPLETED -> result == null || result == PilotResult.STOPPED ? CALM : GOOD;
    };
  }

  static Tone of(Health health) {
    return switch (health) {
      case ON_TRACK -> GOOD;
      case AT_RISK -> WAIT;
      case OFF_TRACK -> BAD;
    };
  }

  static Tone of(DashboardView.Brake brake) {
    return switch (brake.verdict()) {
      case WITHIN -> GOOD;
      case BREACHED -> brake.kind() == Trigger.Kind.SIGNAL ? WAIT : BAD;
      case SHADOW_BREACHED -> WAIT;
      case INSUFFICIENT_DATA -> CALM;
    };
  }

  static Tone worst(Iterable<Verdict> verdicts) {
    var worst = CALM;
    for (var verdict : verdicts) {
      worst =
          switch (verdict) {
            case BREACHED -> BAD;
            case WITHIN -> worst == CALM ? GOOD : worst;
            case SHADOW_BREACHED, INSUFFICIENT_DATA -> worst;
          };
      if (worst == BAD) {
        return BAD;
      }
    }
    return worst;
  }

  static Tone ofEvent(String type) {
    return switch (type) {
      case "pilot.started", "pilot.resumed", "pilot.reinstated", "pilot.completed" -> GOOD;
      case "pilot.paused",
          "pilot.data-missing",
          "pilot.measurement-disputed",
          "pilot.context-noted",
          "pilot.review-overdue",
          "pilot.status-update-overdue",
          "pilot.end-reached" ->
          WAIT;
      case "pilot.reverted" -> BAD;
      default -> CALM;
    };
  }
}
