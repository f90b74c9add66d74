package dev.latitude.agreement.proposal;

import dev.latitude.agreement.right.DelegationLevel;
import jakarta.validation.constraints.NotNull;

/** What this service reads of an entry of the catalogue. */
record DecisionType(@NotNull String slug, @NotNull String state, @NotNull DelegationLevel ceiling) {
  boolean isRetired() {
    return state.equals("RETIRED");
  }
}
