package dev.latitude.proposal.catalogue;

import dev.latitude.kit.problem.Fault;
import java.util.List;

/** A rule of the catalogue said no. Nothing was changed. */
public abstract sealed class DecisionTypeRefusal extends RuntimeException {
  private DecisionTypeRefusal(String reason) {
    super(reason, null, false, false);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  /** The command does not exist in this state. */
  public static final class WrongState extends DecisionTypeRefusal {
    private final DecisionTypeState state;

    WrongState(DecisionTypeCommand command, DecisionTypeState state) {
      super(
          "A decision type that is "
              + state
              + " cannot be asked to "
              + command.verb()
              + ". It allows: "
              + String.join(", ", DecisionTypeCommand.allowedIn(state))
              + ".");
      this.state = state;
    }

    public DecisionTypeState state() {
      return state;
    }
  }

  /** The catalogue has a decision of this name already. */
  public static final class SlugTaken extends DecisionTypeRefusal {
    SlugTaken(String slug) {
      super(
          "The catalogue already has a decision '"
              + slug
              + "'. Use that one, or choose another slug.");
    }
  }

  /** While a file was brought in, somebody else added a decision that stands in it. */
  public static final class Overtaken extends DecisionTypeRefusal {
    Overtaken() {
      super(
          "While this file was brought in, somebody else added one of its decisions. Nothing was changed; send it again.");
    }
  }

  /** A file of the catalogue has faults; all of it is refused. */
  public static final class FaultyFile extends DecisionTypeRefusal {
    private final transient List<Fault> faults;

    /**
     * @param faults the first of them, as many as are told
     */
    FaultyFile(int total, List<Fault> faults) {
      super(
          (total == 1
                  ? "The file has one fault; 'errors' names it."
                  : total == faults.size()
                      ? "The file has " + total + " faults; 'errors' names each."
                      : "The file has "
                          + total
                          + " faults; 'errors' names the first "
                          + faults.size()
                          + ", and there are "
                          + (total - faults.size())
                          + " more.")
              + " Nothing was changed.");
      this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
      return faults;
    }
  }
}
