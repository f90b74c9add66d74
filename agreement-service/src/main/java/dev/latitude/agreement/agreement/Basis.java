package dev.latitude.agreement.agreement;

import dev.latitude.agreement.context.ContextClause;
import dev.latitude.agreement.right.Boundary;
import dev.latitude.agreement.right.Lists;
import dev.latitude.agreement.right.Right;
import java.util.List;

/**
 * What an agreement was drafted from, as it was then: the terms begin as this, and what the parties
 * leave out stays as it is here.
 *
 * @param tried what a pilot has proven; nothing when the agreement comes straight from a proposal
 * @param measured what the pilot came to; nothing where that was not kept
 */
public record Basis(
    List<Right> rights,
    List<Boundary> boundaries,
    List<AgreedTrigger> triggers,
    List<ContextClause> contextClauses,
    List<Right> tried,
    List<Measured> measured) {
  public Basis {
    measured = Lists.orEmpty(measured);
  }

  /** What the next version begins as; what was tried stays what a pilot has proven. */
  Basis with(Terms terms) {
    return new Basis(
        terms.rights().stream().map(AgreedRight::right).toList(),
        terms.boundaries(),
        terms.triggers(),
        terms.contextClauses(),
        tried,
        measured);
  }

  /** Of an agreement whose basis nobody kept: all of it came from a pilot. */
  static Basis of(Terms terms) {
    var rights = terms.rights().stream().map(AgreedRight::right).toList();
    return new Basis(
        rights, terms.boundaries(), terms.triggers(), terms.contextClauses(), rights, List.of());
  }
}
