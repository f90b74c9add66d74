package dev.latitude.proposal;

import dev.latitude.kit.problem.CommonProblem;
import dev.latitude.kit.problem.Fault;
import dev.latitude.kit.problem.Problem;
import dev.latitude.kit.problem.ProblemResponse;
import dev.latitude.proposal.catalogue.DecisionTypeCommand;
import dev.latitude.proposal.catalogue.DecisionTypeRefusal;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Tells clients which rule of the catalogue refused, and what would be allowed. */
class CatalogueRefusals {
  @ServerExceptionMapper
  public RestResponse<Problem> refused(DecisionTypeRefusal refusal) {
    return ProblemResponse.of(
        switch (refusal) {
          case DecisionTypeRefusal.WrongState wrong ->
              Problem.of(ProposalProblem.WRONG_STATE, wrong.getMessage())
                  .inState(wrong.state().name(), DecisionTypeCommand.allowedIn(wrong.state()));
          case DecisionTypeRefusal.SlugTaken taken ->
              Problem.of(
                  ProposalProblem.SLUG_TAKEN,
                  taken.getMessage(),
                  List.of(Fault.at("/slug", "taken", taken.getMessage())));
          case DecisionTypeRefusal.Overtaken overtaken ->
              Problem.of(CommonProblem.CONFLICT, overtaken.getMessage());
          case DecisionTypeRefusal.FaultyFile file ->
              Problem.of(CommonProblem.INVALID_BODY, file.getMessage(), file.faults());
        });
  }
}
