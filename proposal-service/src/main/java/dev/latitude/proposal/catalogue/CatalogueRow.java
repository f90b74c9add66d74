package dev.latitude.proposal.catalogue;

import java.util.Optional;

/**
 * One line of a file of the catalogue: an entry to add, or how an existing one is to be.
 *
 * @param line the line it begins on, counted from 1
 * @param state empty: as it is
 * @param version the version it was written from; empty: whichever there is
 */
record CatalogueRow(
    long line, NewDecisionType type, Optional<DecisionTypeState> state, Optional<Long> version) {

  DecisionTypeChange change() {
    return new DecisionTypeChange(type.title(), type.dimension(), type.usualRisk(), type.ceiling());
  }
}
