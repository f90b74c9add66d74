package dev.latitude.agreement.proposal;

import dev.latitude.agreement.right.Right;
import dev.latitude.kit.problem.Fault;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What HR lets anybody be granted: the catalogue of decision types, which proposal-service keeps.
 */
@ApplicationScoped
public class Catalogue {
  private final ProposalService service;

  Catalogue(ProposalService service) {
    this.service = service;
  }

  /**
   * Every right that the catalogue forbids, with a pointer into {@code /rights}. It is asked for
   * the rights that a request names itself, at most twenty; what a pilot or a proposal brings along
   * was held against it when it was accepted. Must be called outside a transaction.
   */
  public List<Fault> forbids(@Nullable List<Right> rights) {
    var faults = new ArrayList<Fault>();
    for (int i = 0; rights != null && i < rights.size(); i++) {
      var right = rights.get(i);
      fault(right, service.decisionType(right.decision()), "/rights/" + i).ifPresent(faults::add);
    }
    return faults;
  }

  private static Optional<Fault> fault(Right right, Optional<DecisionType> found, String pointer) {
    if (found.isEmpty()) {
      return Optional.of(
          Fault.at(pointer + "/decision", "not-in-catalogue", "is no decision of the catalogue"));
    }
    var type = found.get();
    if (type.isRetired()) {
      return Optional.of(
          Fault.at(
              pointer + "/decision",
              "retired",
              "was retired from the catalogue and is granted to nobody any more"));
    }
    if (right.level().compareTo(type.ceiling()) > 0) {
      return Optional.of(
          Fault.at(
              pointer + "/level",
              "above-ceiling",
              "is above " + type.ceiling() + ", the most the catalogue allows for this decision"));
    }
    return Optional.empty();
  }
}
