package dev.latitude.agreement.agreement;

import static dev.latitude.agreement.agreement.AmendmentState.DRAFT;
import static dev.latitude.agreement.agreement.AmendmentState.OFFERED;
import static dev.latitude.agreement.agreement.AmendmentState.SIGNED;

import dev.latitude.kit.identity.Actor;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What can be done to the amendment of an agreement: by whom, in which state, where it leads. */
public enum AmendmentCommand {
  EDIT(AgreementCommand.By.PARTY, DRAFT, DRAFT),
  OFFER(AgreementCommand.By.PARTY, DRAFT, OFFERED),
  /** Leads there with the second signature; after the first it is still offered. */
  SIGN(AgreementCommand.By.SIGNATORY, OFFERED, SIGNED),
  DECLINE_TO_SIGN(AgreementCommand.By.PARTY, OFFERED, DRAFT),
  /** After it there is no amendment. */
  DISCARD(AgreementCommand.By.PARTY, DRAFT, DRAFT);

  private final AgreementCommand.By by;
  private final AmendmentState from;
  private final AmendmentState to;

  AmendmentCommand(AgreementCommand.By by, AmendmentState from, AmendmentState to) {
    this.by = by;
    this.from = from;
    this.to = to;
  }

  /** The verb of the command in the API. */
  public String verb() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Where the command leads, or the refusal that says who may give it, or when. */
  AmendmentState requireAllowed(Actor actor, Agreement agreement) {
    if (!by.includes(actor, agreement)) {
      throw new AgreementRefusal.NotYours(verb() + " the amendment of", by.description());
    }
    var amendment = agreement.amendment();
    if (amendment == null) {
      throw new AgreementRefusal.NoAmendment(this);
    }
    if (amendment.state() != from) {
      throw new AgreementRefusal.WrongAmendmentState(this, amendment.state());
    }
    return to;
  }

  public static List<String> allowedIn(AmendmentState state) {
    return Arrays.stream(values())
        .filter(command -> command.from == state)
        .map(AmendmentCommand::verb)
        .toList();
  }

  static List<String> allowedTo(Actor actor, Agreement agreement, Amendment amendment) {
    return Arrays.stream(values())
        .filter(command -> command.from == amendment.state())
        .filter(command -> command.by.includes(actor, agreement))
        .filter(
            command -> command != SIGN || !amendment.wording().isSignedBy(agreement.roleOf(actor)))
        .map(AmendmentCommand::verb)
        .toList();
  }
}
