package dev.latitude.proposal;

import dev.latitude.kit.problem.Fault;
import dev.latitude.kit.problem.Problem;
import dev.latitude.kit.problem.ProblemResponse;
import dev.latitude.proposal.endorsement.EndorsementCommand;
import dev.latitude.proposal.endorsement.EndorsementRefusal;
import dev.latitude.proposal.friction.FrictionRefusal;
import dev.latitude.proposal.proposal.ProposalCommand;
import dev.latitude.proposal.proposal.ProposalRefusal;
import dev.latitude.proposal.readiness.Finding;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Tells clients which rule refused, and what would be allowed. */
class Refusals {
  @ServerExceptionMapper
  public RestResponse<Problem> refused(ProposalRefusal refusal) {
    return ProblemResponse.of(
        switch (refusal) {
          case ProposalRefusal.WrongState wrong ->
              Problem.of(ProposalProblem.WRONG_STATE, wrong.getMessage())
                  .inState(wrong.state().name(), ProposalCommand.allowedIn(wrong.state()));
          case ProposalRefusal.NotYours notYours ->
              Problem.of(ProposalProblem.NOT_YOURS, notYours.getMessage());
          case ProposalRefusal.NotReady notReady ->
              Problem.of(
                  ProposalProblem.NOT_READY,
                  notReady.getMessage(),
                  faults(notReady.pointer(), notReady.blockers()));
          case ProposalRefusal.StaleRevision stale ->
              Problem.of(ProposalProblem.STALE_REVISION, stale.getMessage());
          case ProposalRefusal.OwnApprover own ->
              Problem.of(
                  ProposalProblem.OWN_APPROVER,
                  own.getMessage(),
                  List.of(Fault.at("/approver", "own-approver", own.getMessage())));
          case ProposalRefusal.TooManyAttachments many ->
              Problem.of(ProposalProblem.TOO_MANY_ATTACHMENTS, many.getMessage());
          case ProposalRefusal.UnknownAttachment unknown ->
              Problem.of(
                  ProposalProblem.NOTHING_TO_ATTACH,
                  unknown.getMessage(),
                  List.of(Fault.at("/attachment", "unknown", unknown.getMessage())));
          case ProposalRefusal.NothingToAttach nothing ->
              Problem.of(
                  ProposalProblem.NOTHING_TO_ATTACH,
                  nothing.getMessage(),
                  List.of(Fault.at(nothing.pointer(), "unknown", nothing.getMessage())));
          case ProposalRefusal.OtherApprover other ->
              Problem.of(
                  ProposalProblem.OTHER_APPROVER,
                  other.getMessage(),
                  List.of(Fault.at("/content/approver", "other-approver", other.getMessage())));
          case ProposalRefusal.PolicyForbids forbids ->
              Problem.of(
                  ProposalProblem.POLICY_FORBIDS,
                  forbids.getMessage(),
                  faults("/content", forbids.findings()));
          case ProposalRefusal.ExtensionOutside outside ->
              Problem.of(
                  ProposalProblem.EXTENSION_OUTSIDE,
                  outside.getMessage(),
                  List.of(Fault.at("/respondBy", "outside", outside.getMessage())));
        });
  }

  @ServerExceptionMapper
  public RestResponse<Problem> refused(EndorsementRefusal refusal) {
    return ProblemResponse.of(
        switch (refusal) {
          case EndorsementRefusal.WrongState wrong ->
              Problem.of(ProposalProblem.WRONG_STATE, wrong.getMessage())
                  .inState(wrong.state().name(), EndorsementCommand.allowedIn(wrong.state()));
          case EndorsementRefusal.NotYours notYours ->
              Problem.of(ProposalProblem.NOT_YOURS, notYours.getMessage());
          case EndorsementRefusal.AllyInvolved involved ->
              Problem.of(
                  ProposalProblem.ALLY_INVOLVED,
                  involved.getMessage(),
                  List.of(Fault.at("/ally", "ally-involved", involved.getMessage())));
          case EndorsementRefusal.InvolvedSince since ->
              Problem.of(ProposalProblem.ALLY_INVOLVED, since.getMessage());
          case EndorsementRefusal.TakesNoSupport none ->
              Problem.of(ProposalProblem.TAKES_NO_SUPPORT, none.getMessage());
          case EndorsementRefusal.AskedAlready already ->
              Problem.of(ProposalProblem.ASKED_ALREADY, already.getMessage());
          case EndorsementRefusal.TooMany many ->
              Problem.of(ProposalProblem.TOO_MANY_ENDORSEMENTS, many.getMessage());
        });
  }

  @ServerExceptionMapper
  public RestResponse<Problem> refused(FrictionRefusal refusal) {
    return ProblemResponse.of(
        switch (refusal) {
          case FrictionRefusal.LogFull full ->
              Problem.of(ProposalProblem.FRICTION_LOG_FULL, full.getMessage());
        });
  }

  private static List<Fault> faults(String prefix, List<Finding> findings) {
    return findings.stream()
        .map(finding -> Fault.at(prefix + finding.pointer(), finding.rule(), finding.advice()))
        .toList();
  }
}
