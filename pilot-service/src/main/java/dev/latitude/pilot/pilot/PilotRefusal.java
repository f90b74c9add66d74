package dev.latitude.pilot.pilot;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A rule of the pilot said no. Nothing was changed. */
public abstract sealed class PilotRefusal extends RuntimeException {
  private PilotRefusal(String reason) {
    super(reason, null, false, false);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  /** The command does not exist in this state. */
  public static final class WrongState extends PilotRefusal {
    private final PilotState state;

    WrongState(PilotCommand command, PilotState state) {
      super(
          "A pilot that is "
              + state
              + " cannot be asked to "
              + command.verb()
              + ". "
              + allowed(state));
      this.state = state;
    }

    private static String allowed(PilotState state) {
      var verbs = PilotCommand.allowedIn(state);
      return verbs.isEmpty()
          ? "Nothing more can be done to it."
          : "It allows: " + String.join(", ", verbs) + ".";
    }

    public PilotState state() {
      return state;
    }
  }

  /** The command is somebody else's to give. */
  public static final class NotYours extends PilotRefusal {
    NotYours(PilotCommand command) {
      super("You may not " + command.verb() + " this pilot: " + command.whoMay() + ".");
    }

    private NotYours(String reason) {
      super(reason);
    }

    /** No side decides alone that what it doubts itself stays out. */
    public static NotYours toUphold() {
      return new NotYours(
          "You may not uphold a dispute that your own side raised: only the other party may. You may take it back with REJECTED.");
    }

    /** No side is a witness for itself. */
    public static NotYours toAnswerOwn() {
      return new NotYours(
          "You may not answer an entry that your own side wrote: only the other party may.");
    }

    /** Whoever looks on speaks for nobody else. */
    static NotYours toRemoveAnotherObserver() {
      return new NotYours(
          "You may not remove another observer: only the pilot's author and its approver may. You may take leave yourself.");
    }

    static NotYours toCreate() {
      return new NotYours(
          "You may not create a pilot from this proposal: only its author and its approver may.");
    }
  }

  /** The proposal is still talked about, or the answer was no. */
  public static final class ProposalNotAccepted extends PilotRefusal {
    public ProposalNotAccepted(String state) {
      super("The proposal is " + state + ". A pilot can be created once it is ACCEPTED.");
    }
  }

  /** One proposal is tried once at a time. */
  public static final class PilotExists extends PilotRefusal {
    PilotExists(UUID pilot, PilotState state) {
      super(
          "The proposal is tried already, in the pilot "
              + pilot
              + ", which is "
              + state
              + ". Go on with that one, or end it first.");
    }
  }

  /** The words of the acknowledgement are not those of the pilot. */
  public static final class OtherTriggerSet extends PilotRefusal {
    OtherTriggerSet(String current) {
      super(
          "The hash is not that of this pilot's trigger set. Read the pilot again and acknowledge what it says now: "
              + current
              + ".");
    }
  }

  /** Nothing is on the table that could be taken off it. */
  public static final class NoTriggerSetProposed extends PilotRefusal {
    NoTriggerSetProposed() {
      super("No other trigger set is on the table. Read the pilot again to see which one stands.");
    }
  }

  /** The set on the table was made for days to come, and some of them have come since. */
  public static final class DatesHaveCome extends PilotRefusal {
    DatesHaveCome(LocalDate proposedOn) {
      super(
          "The trigger set was proposed on "
              + proposedOn
              + ", and a review date has come since that it would change. Dates that have come stay as they are: propose it anew with dates to come.");
    }
  }

  /** The last day has passed, so the rights cannot come into force again. */
  public static final class PastItsEnd extends PilotRefusal {
    PastItsEnd(PilotCommand command, LocalDate end) {
      super(
          "The pilot's last day was "
              + end
              + (command == PilotCommand.RESUME
                  ? ", so it cannot be resumed. Extend it by a review and then resume it, or revert it."
                  : ", so it cannot be reinstated. Begin another pilot."));
    }
  }

  /** A value for other, overlapping days of the metric is on record. */
  public static final class PeriodOverlaps extends PilotRefusal {
    public PeriodOverlaps(String metric, LocalDate from, LocalDate to) {
      super(
          "There is a measurement of "
              + metric
              + " from "
              + from
              + " to "
              + to
              + " already, and the periods overlap. Send exactly those days to correct it, or days that nothing covers yet.");
    }
  }

  /** What is in doubt already, or was doubted by the same person before. */
  public static final class AlreadyDisputed extends PilotRefusal {
    private AlreadyDisputed(String reason) {
      super(reason);
    }

    public static AlreadyDisputed now(String by) {
      return new AlreadyDisputed(
          "The measurement is disputed already, by "
              + by
              + ", and does not count. Resolve that, or correct the value.");
    }

    public static AlreadyDisputed setAside() {
      return new AlreadyDisputed(
          "A dispute about the measurement was upheld, and it does not count. Correct the value instead.");
    }

    public static AlreadyDisputed before() {
      return new AlreadyDisputed(
          "Your side has disputed this measurement before, and it was resolved. Correct the value instead.");
    }
  }

  /** There is nothing to resolve. */
  public static final class NoOpenDispute extends PilotRefusal {
    public NoOpenDispute() {
      super("The measurement is not disputed. Read it again to see how its dispute ended.");
    }
  }

  /** A later value stands in its place. */
  public static final class MeasurementCorrected extends PilotRefusal {
    public MeasurementCorrected() {
      super("The measurement was corrected, so it does not count anyway. Look at the correction.");
    }
  }

  /** An entry of the decision log is answered once. */
  public static final class AlreadyAnswered extends PilotRefusal {
    public AlreadyAnswered(String by) {
      super(
          "The entry was answered already, by "
              + by
              + ". Write another entry if there is more to say.");
    }
  }

  /** One status update for each period. */
  public static final class AlreadyReported extends PilotRefusal {
    public AlreadyReported(int period) {
      super("Period " + period + " has its status update already.");
    }
  }

  /** A refusal that several things at once can be the reason for. */
  public abstract static sealed class Obstructed extends PilotRefusal {
    private final transient List<Obstacle> obstacles;

    private Obstructed(String one, String many, List<Obstacle> obstacles) {
      super(
          obstacles.size() == 1
              ? "One thing " + one + "; 'errors' names it."
              : obstacles.size() + " things " + many + "; 'errors' names each.");
      this.obstacles = List.copyOf(obstacles);
    }

    public List<Obstacle> obstacles() {
      return obstacles;
    }
  }

  /** What was sent does not fit this pilot. */
  public static final class Invalid extends Obstructed {
    public Invalid(List<Obstacle> obstacles) {
      super("in the body does not fit", "in the body do not fit", obstacles);
    }

    public static Invalid at(String pointer, String rule, String advice) {
      return new Invalid(List.of(new Obstacle(pointer, rule, advice)));
    }
  }

  /** Something that was to be settled beforehand is not. */
  public static final class CannotStart extends Obstructed {
    CannotStart(List<Obstacle> obstacles) {
      super("stands in the way of starting", "stand in the way of starting", obstacles);
    }
  }

  /** The numbers are not there, or they say no. */
  public static final class InsufficientData extends Obstructed {
    InsufficientData(List<Obstacle> obstacles) {
      super("stands in the way of graduating", "stand in the way of graduating", obstacles);
    }
  }

  /** The numbers would take the rights back again. */
  public static final class StillBreached extends Obstructed {
    StillBreached(List<Obstacle> obstacles) {
      super("stands in the way of reinstating", "stand in the way of reinstating", obstacles);
    }
  }
}
