package dev.latitude.agreement.agreement;

import dev.latitude.agreement.register.Grant;
import dev.latitude.agreement.register.Register;
import dev.latitude.agreement.register.Source;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** What the register is told of agreements, always in the transaction of what changes them. */
@ApplicationScoped
class AgreedRights {
  private final Register register;

  AgreedRights(Register register) {
    this.register = register;
  }

  /**
   * From the moment on, the register says what the agreement says: whatever it said of it for that
   * time is taken back, and what holds now is entered, all of it or nothing. What lies before the
   * moment stays as it is known. While it is suspended nothing is entered, and the time of what it
   * would give is kept from pilots.
   */
  void tell(Agreement agreement, Instant from) {
    var grants = grants(agreement, from);
    if (agreement.state() == AgreementState.SUSPENDED) {
      register.suspend(Source.Kind.AGREEMENT, agreement.id(), from, grants);
    } else {
      register.replace(Source.Kind.AGREEMENT, agreement.id(), from, grants);
    }
  }

  /** From the moment on, what they give is granted by whoever approves them now, one for all. */
  void handOver(List<Agreement> handedOver, String successor, Instant from) {
    register.handOver(
        Source.Kind.AGREEMENT, handedOver.stream().map(Agreement::id).toList(), successor, from);
  }

  /** Refuses when something else gives one of its rights from the moment on. */
  void requireFree(Agreement agreement, Instant from) {
    grants(agreement, from).forEach(register::requireFree);
  }

  /**
   * The pilot is known to be completed, whether or not its feed has told so yet; so its rights make
   * room for those they led to.
   */
  void makeRoom(Agreement agreement) {
    var pilot = agreement.pilotId();
    if (pilot != null) {
      register.end(Source.Kind.PILOT, pilot, Objects.requireNonNull(agreement.pilotCompletedAt()));
    }
  }

  /** What it gives from the moment on, or would give were it not suspended. */
  private static List<Grant> grants(Agreement agreement, Instant from) {
    return Holding.of(agreement).stream()
        .flatMap(holding -> holding.since(from).stream())
        .map(rest -> grant(agreement, rest))
        .toList();
  }

  private static Grant grant(Agreement agreement, Holding holding) {
    return new Grant(
        agreement.employee(),
        agreement.approver(),
        holding.terms().rights().stream().map(AgreedRight::right).toList(),
        holding.terms().boundaries(),
        Source.agreement(agreement.id(), holding.version()),
        holding.from(),
        holding.until());
  }
}
