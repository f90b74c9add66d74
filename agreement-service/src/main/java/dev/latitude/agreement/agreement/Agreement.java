package dev.latitude.agreement.agreement;

import dev.latitude.agreement.pilot.Pilot;
import dev.latitude.kit.history.Aggregate;
import dev.latitude.kit.identity.Actor;
import dev.latitude.kit.identity.Roles;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Decision rights that two people write down and sign, from the draft to the end. */
@Entity
@Table(name = "agreement")
public class Agreement extends Aggregate {
  private String employee;
  private String approver;

  @Enumerated(EnumType.STRING)
  private AgreementState state;

  @Column(name = "pilot_id")
  private UUID pilotId;

  @Column(name = "pilot_completed_at")
  private Instant pilotCompletedAt;

  @JdbcTypeCode(SqlTypes.JSON)
  private Terms terms;

  @Column(name = "version_number")
  private int versionNumber;

  private @Nullable String hash;

  @Column(name = "employee_signed_at")
  private @Nullable Instant employeeSignedAt;

  @Column(name = "approver_signed_at")
  private @Nullable Instant approverSignedAt;

  @SuppressWarnings("NullAway.Init") // filled by the persistence provider
  protected Agreement() {}

  private Agreement(UUID id, Instant createdAt, Pilot pilot, Terms terms) {
    super(id, createdAt);
    this.employee = pilot.author();
    this.approver = pilot.approver();
    this.pilotId = pilot.id();
    this.pilotCompletedAt = Objects.requireNonNullElse(pilot.completedAt(), createdAt);
    this.terms = terms;
    this.state = AgreementState.DRAFT;
  }

  /** Writes down what the pilot graduated with, and what the parties count on besides. */
  public static Agreement draft(
      UUID id, Instant createdAt, Actor actor, Pilot pilot, NegotiableTerms negotiable) {
    if (!actor.is(pilot.author()) && !actor.is(pilot.approver())) {
      throw new AgreementRefusal.NotYourPilot();
    }
    if (!pilot.hasGraduated()) {
      throw new AgreementRefusal.PilotNotGraduated(pilot.standing());
    }
    requireEachDecisionOnce(pilot);
    var terms = Terms.of(pilot, negotiable, day(createdAt));
    requireDatesInOrder(negotiable, terms);
    return new Agreement(id, createdAt, pilot, terms);
  }

  public AgreementEvent drafted() {
    return new AgreementEvent.Drafted(employee, approver, pilotId);
  }

  public AgreementEvent edit(Actor actor, NegotiableTerms negotiable, Instant at) {
    state = requireAllowed(AgreementCommand.EDIT, actor);
    var changed = terms.with(negotiable, day(at));
    requireDatesInOrder(negotiable, changed);
    terms = changed;
    return new AgreementEvent.Edited();
  }

  /** Lays the draft on the table as the next version, whose hash this is. */
  public AgreementEvent offer(Actor actor, String hashOfNext, Instant at) {
    var next = requireAllowed(AgreementCommand.OFFER, actor);
    requireNotOver(at);
    state = next;
    versionNumber++;
    hash = hashOfNext;
    return new AgreementEvent.Offered(versionNumber, hashOfNext);
  }

  /** The second of the two signatures puts the agreement in force; see {@link #intoForce}. */
  public AgreementEvent.Signed sign(Actor actor, String signedHash, Instant at) {
    var next = requireAllowed(AgreementCommand.SIGN, actor);
    if (hasSigned(actor)) {
      throw new AgreementRefusal.AlreadySigned(versionNumber);
    }
    if (!signedHash.equals(hash)) {
      throw new AgreementRefusal.OtherHash(versionNumber);
    }
    requireNotOver(at);
    var role = actor.is(employee) ? Party.EMPLOYEE : Party.APPROVER;
    switch (role) {
      case EMPLOYEE -> employeeSignedAt = at;
      case APPROVER -> approverSignedAt = at;
    }
    if (employeeSignedAt != null && approverSignedAt != null) {
      state = next;
    }
    return new AgreementEvent.Signed(versionNumber, signedHash, actor.person(), role);
  }

  AgreementEvent intoForce() {
    return new AgreementEvent.EnteredIntoForce(
        versionNumber,
        String.valueOf(hash),
        employee,
        approver,
        terms.rights(),
        terms.effectiveFrom(),
        terms.effectiveTo());
  }

  /** Takes the version off the table, and with it the signature it may have had. */
  public AgreementEvent declineToSign(Actor actor, String reason) {
    state = requireAllowed(AgreementCommand.DECLINE_TO_SIGN, actor);
    hash = null;
    employeeSignedAt = null;
    approverSignedAt = null;
    return new AgreementEvent.SigningDeclined(versionNumber, actor.person(), reason);
  }

  public AgreementEvent discard(Actor actor) {
    state = requireAllowed(AgreementCommand.DISCARD, actor);
    return new AgreementEvent.Discarded();
  }

  public AgreementEvent terminate(Actor actor, String reason) {
    state = requireAllowed(AgreementCommand.TERMINATE, actor);
    return new AgreementEvent.Terminated(reason, actor.person());
  }

  private AgreementState requireAllowed(AgreementCommand command, Actor actor) {
    if (!command.isFor(actor, this)) {
      throw new AgreementRefusal.NotYours(command);
    }
    return command.from(state).orElseThrow(() -> new AgreementRefusal.WrongState(command, state));
  }

  private void requireNotOver(Instant at) {
    var lastDay = terms.effectiveTo();
    if (lastDay != null && day(at).isAfter(lastDay)) {
      throw new AgreementRefusal.TermsExpired(lastDay);
    }
  }

  private static void requireEachDecisionOnce(Pilot pilot) {
    var seen = new HashSet<String>();
    for (var right : pilot.graduatedRights()) {
      if (!seen.add(right.decision())) {
        throw new AgreementRefusal.DecisionTwice(right.decision());
      }
    }
  }

  private static void requireDatesInOrder(NegotiableTerms negotiable, Terms terms) {
    var faults = negotiable.faults(terms.effectiveFrom());
    if (!faults.isEmpty()) {
      throw new AgreementRefusal.ContradictoryDates(faults);
    }
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  /** A draft is the parties' alone; once a version was offered it is also open to HR and audit. */
  public boolean isVisibleTo(Actor actor) {
    return isParty(actor)
        || (versionNumber > 0 && (actor.has(Roles.HR) || actor.has(Roles.AUDITOR)));
  }

  boolean isParty(Actor actor) {
    return actor.is(employee) || actor.is(approver);
  }

  boolean hasSigned(Actor actor) {
    return (actor.is(employee) && employeeSignedAt != null)
        || (actor.is(approver) && approverSignedAt != null);
  }

  public List<String> actionsFor(Actor actor) {
    return AgreementCommand.allowedTo(actor, this);
  }

  public String employee() {
    return employee;
  }

  public String approver() {
    return approver;
  }

  public AgreementState state() {
    return state;
  }

  public UUID pilotId() {
    return pilotId;
  }

  public Instant pilotCompletedAt() {
    return pilotCompletedAt;
  }

  public Terms terms() {
    return terms;
  }

  /** Number of the version that was offered last; 0 while none was. */
  public int versionNumber() {
    return versionNumber;
  }

  /** Hash of the version on the table; absent while a draft. */
  public @Nullable String hash() {
    return hash;
  }

  public @Nullable Instant employeeSignedAt() {
    return employeeSignedAt;
  }

  public @Nullable Instant approverSignedAt() {
    return approverSignedAt;
  }
}
