package dev.latitude.proposal.people;

import dev.latitude.kit.history.Aggregate;
import dev.latitude.kit.people.PersonalData;
import dev.latitude.kit.people.PersonalTable;
import dev.latitude.proposal.catalogue.DecisionType;
import dev.latitude.proposal.endorsement.Endorsement;
import dev.latitude.proposal.proposal.PersonsProposals;
import dev.latitude.proposal.proposal.Proposal;
import dev.latitude.proposal.proposal.ProposalState;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where this service names persons.
 *
 * <p>Who was asked for support takes part in nothing: they hold no right and owe nobody anything,
 * and whether they were asked is not HR's to know.
 */
@ApplicationScoped
class PeopleOfProposals implements PersonalData {
  private static final int NAMED = 5;

  private final PersonsProposals proposals;

  PeopleOfProposals(PersonsProposals proposals) {
    this.proposals = proposals;
  }

  @Override
  public List<PersonalTable> tables() {
    return List.of(
        PersonalTable.of("proposal")
            .belongingTo("proposal", "id")
            .persons("author", "approver", "submitted_to", "awaiting")
            .documents("content", "attachments"),
        PersonalTable.of("proposal_revision")
            .belongingTo("proposal", "proposal_id")
            .persons("author")
            .documents("content", "attachments"),
        PersonalTable.of("endorsement")
            .belongingTo("endorsement", "id")
            .persons("author", "ally")
            .documents("content"));
  }

  @Override
  public Set<String> properties() {
    return Set.of("author", "approver", "formerApprover", "awaiting", "by", "ally", "heldBy");
  }

  /** Who edits the catalogue stands in its history alone. */
  @Override
  public Map<String, Class<? extends Aggregate>> things() {
    return Map.of(
        "proposal", Proposal.class,
        "endorsement", Endorsement.class,
        "decision-type", DecisionType.class);
  }

  @Override
  public List<String> openThings(String person) {
    return proposals.unfinished(person, NAMED).stream().map(PeopleOfProposals::named).toList();
  }

  /** What a proposal says is not for HR: no title, and of a draft not who would be asked. */
  private static String named(Proposal proposal) {
    return proposal.state() == ProposalState.DRAFT
        ? "the proposal %s, a DRAFT of their own".formatted(proposal.id())
        : "the proposal %s of '%s' to '%s', %s"
            .formatted(proposal.id(), proposal.author(), proposal.approver(), proposal.state());
  }

  @Override
  public List<String> deletions() {
    return List.of("delete from friction_entry where author = :person");
  }
}
