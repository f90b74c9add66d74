package dev.latitude.agreement.document;

import static dev.latitude.kit.document.PlainText.line;

import dev.latitude.agreement.agreement.AgreedRight;
import dev.latitude.agreement.agreement.Measured;
import dev.latitude.agreement.agreement.Origin;
import dev.latitude.agreement.agreement.Party;
import dev.latitude.agreement.agreement.Terms;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says an agreement in the words of one language. */
final class SheetWriter {
  private final Printable printed;
  private final Wording words;
  private final Addresses addresses;

  private SheetWriter(Printable printed, Wording words, Addresses addresses) {
    this.printed = printed;
    this.words = words;
    this.addresses = addresses;
  }

  static Sheet write(Printable printed, Wording words, Addresses addresses) {
    return new SheetWriter(printed, words, addresses).sheet();
  }

  private Sheet sheet() {
    var terms = printed.terms();
    var offered = printed.offered();
    return new Sheet(
        printed.agreement().toString(),
        words.filled("title", line(terms.employee())),
        line(terms.employee()),
        line(terms.approver()),
        status(),
        mark(),
        offered == null ? null : version(offered),
        validity(terms),
        terms.rights().stream().map(this::right).toList(),
        terms.rights().stream().anyMatch(right -> right.limit() != null),
        terms.boundaries().stream()
            .map(b -> new Sheet.BoundaryRow(line(b.decision()), line(b.heldBy())))
            .toList(),
        terms.expectations().stream().map(text -> line(text)).toList(),
        Safeguards.of(terms, words),
        terms.reviewPoints().isEmpty() ? null : words.dates(terms.reviewPoints()),
        origin(terms.source()),
        printed.measured().stream().map(this::measured).toList(),
        changes(),
        List.of(signature(Party.EMPLOYEE), signature(Party.APPROVER)),
        offered == null ? null : offered.hash(),
        offered == null ? List.of() : proof(offered));
  }

  private List<Sheet.Fact> origin(Origin origin) {
    var proposal = new Sheet.Fact(words.of("origin.proposal"), origin.proposalId().toString());
    var pilot = origin.pilotId();
    return pilot == null
        ? List.of(proposal)
        : List.of(new Sheet.Fact(words.of("origin.pilot"), pilot.toString()), proposal);
  }

  private Sheet.MeasuredRow measured(Measured measured) {
    var before = measured.before();
    return new Sheet.MeasuredRow(
        line(measured.metric()),
        before == null ? null : words.quantity(before.value(), measured.unit()),
        before == null || before.from() == null || before.to() == null
            ? null
            : words.span(before.from(), before.to()),
        words.quantity(measured.target(), measured.unit()),
        words.quantity(measured.value(), measured.unit()),
        words.of(measured.met() ? "measured.met" : "measured.missed"),
        words.number(BigDecimal.valueOf(measured.sampleSize())),
        words.span(measured.from(), measured.to()));
  }

  private String status() {
    var offered = printed.offered();
    if (offered == null) {
      return words.of(printed.discarded() ? "status.discarded" : "status.draft");
    }
    return words.of(offered.standing());
  }

  /** What is not in force says so on each of its pages. */
  private @Nullable String mark() {
    var offered = printed.offered();
    if (offered == null) {
      return words.of(printed.discarded() ? "mark.discarded" : "mark.draft");
    }
    return switch (offered.standing()) {
      case IN_FORCE, NOT_YET_EFFECTIVE -> null;
      case OFFERED, WITHDRAWN, SUSPENDED, SUPERSEDED, ENDED ->
          words.of("mark." + offered.standing().name());
    };
  }

  private String version(Printable.Offered offered) {
    return words.filled(
        "version.offered",
        String.valueOf(offered.number()),
        line(offered.by()),
        words.moment(offered.at()));
  }

  private String validity(Terms terms) {
    var to = terms.effectiveTo();
    var days =
        to == null
            ? words.filled("validity.from", words.date(terms.effectiveFrom()))
            : words.span(terms.effectiveFrom(), to);
    var zone = terms.timeZone();
    return zone == null ? days : words.filled("validity.zone", days, line(zone));
  }

  private Sheet.RightRow right(AgreedRight right) {
    var level = right.level();
    var limit = right.limit();
    return new Sheet.RightRow(
        line(right.decision()),
        new Sheet.Level(words.of(level), words.of("means." + level.name())),
        words.of(right.dimension()),
        limit == null ? null : words.money(limit),
        words.of(right.risk()),
        right.risk().name().toLowerCase(Locale.ROOT),
        right.notPiloted() == null ? null : words.of("rights.untried"));
  }

  private Sheet.@Nullable Changes changes() {
    var earlier = printed.earlier();
    return earlier == null
        ? null
        : new Sheet.Changes(
            words.filled("changes.since", String.valueOf(earlier.number())),
            ChangeWriter.between(earlier.terms(), printed.terms(), words));
  }

  private Sheet.SignatureRow signature(Party role) {
    var found = printed.signatureOf(role);
    var party =
        switch (role) {
          case EMPLOYEE -> printed.terms().employee();
          case APPROVER -> printed.terms().approver();
        };
    return new Sheet.SignatureRow(
        words.of(role),
        line(found.map(Printable.Signed::person).orElse(party)),
        found.map(signed -> words.moment(signed.at())).orElse(null),
        found.map(Printable.Signed::hash).orElse(null));
  }

  /** How whoever holds the page can find out whether it is true. */
  private List<Sheet.Fact> proof(Printable.Offered offered) {
    var version = addresses.version(printed.agreement(), offered.number());
    if (offered.rewritten()) {
      return List.of(
          new Sheet.Fact(words.of("proof.words.now"), version),
          new Sheet.Fact(words.of("proof.check"), addresses.verifications()),
          new Sheet.Fact(words.of("proof.hash"), words.of("proof.hash.pseudonym")));
    }
    return List.of(
        new Sheet.Fact(words.of("proof.words"), version),
        new Sheet.Fact(words.of("proof.check"), addresses.verifications()),
        new Sheet.Fact(words.of("proof.signed"), version + "/document"),
        new Sheet.Fact(words.of("proof.keys"), addresses.keys()),
        new Sheet.Fact(words.of("proof.hash"), words.of("proof.hash.how")));
  }
}
