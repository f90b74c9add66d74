package dev.latitude.proposal.proposal;

import dev.latitude.kit.history.History;
import dev.latitude.kit.http.ETags;
import dev.latitude.kit.http.PageParams;
import dev.latitude.kit.identity.Actor;
import dev.latitude.kit.problem.OwnTransaction;
import dev.latitude.kit.problem.ProblemException;
import dev.latitude.kit.time.Ids;
import dev.latitude.proposal.catalogue.Catalogue;
import dev.latitude.proposal.catalogue.CatalogueEntry;
import dev.latitude.proposal.readiness.Allies;
import dev.latitude.proposal.readiness.Case;
import dev.latitude.proposal.readiness.DecisionPolicy;
import dev.latitude.proposal.readiness.Finding;
import dev.latitude.proposal.readiness.PageCount;
import dev.latitude.proposal.readiness.Readiness;
import dev.latitude.proposal.readiness.ReadinessReport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Everything that can be done with proposals, each in one transaction with its history. */
@ApplicationScoped
public class Proposals {
  /** The actor of what happens by itself. */
  private static final String NOBODY = "latitude";

  private final ProposalRepository repository;
  private final Catalogue catalogue;
  private final Allies allies;
  private final PageCount paper;
  private final History history;
  private final Clock clock;

  Proposals(
      ProposalRepository repository,
      Catalogue catalogue,
      Allies allies,
      PageCount paper,
      History history,
      Clock clock) {
    this.repository = repository;
    this.catalogue = catalogue;
    this.allies = allies;
    this.paper = paper;
    this.history = history;
    this.clock = clock;
  }

  @Transactional
  public Proposal create(Actor author, ProposalContent content) {
    return begin(author, Proposal.draft(Ids.next(), clock.instant(), author, content));
  }

  /** Begins a draft that builds on an earlier proposal. */
  @Transactional
  public Proposal create(Actor author, Proposal earlier) {
    return begin(author, earlier.followUp(Ids.next(), clock.instant(), author));
  }

  private Proposal begin(Actor author, Proposal draft) {
    history.append(draft, author.person(), draft.created());
    repository.persist(draft);
    return draft;
  }

  @Transactional
  public Proposal edit(UUID id, @Nullable String ifMatch, Actor actor, ProposalContent content) {
    return change(id, ifMatch, actor, proposal -> proposal.edit(actor, content));
  }

  @Transactional
  public Proposal submit(UUID id, @Nullable String ifMatch, Actor actor) {
    return offer(
        id, ifMatch, actor, draft -> draft.submit(actor, readiness(draft.content()), today()));
  }

  @Transactional
  public Proposal withdraw(UUID id, @Nullable String ifMatch, Actor actor) {
    return change(id, ifMatch, actor, proposal -> proposal.withdraw(actor));
  }

  public Proposal find(UUID id, Actor actor) {
    return visible(repository.read(id), actor);
  }

  /** Refuses at once what the actor may not do to it now, before anybody else is asked. */
  @Transactional
  public void requireAllowed(UUID id, Actor actor, ProposalCommand command) {
    command.requireAllowed(actor, find(id, actor));
  }

  @Transactional
  public Revision findRevision(UUID id, int number, Actor actor) {
    var proposal = find(id, actor);
    return repository.revision(proposal.id(), number).orElseThrow(ProblemException::notFound);
  }

  @Transactional
  public List<RevisionSummary> listRevisions(UUID id, RevisionListParams page, Actor actor) {
    var proposal = find(id, actor);
    return repository.revisions(proposal.id(), page.afterNumber(), page.limit() + 1);
  }

  /** Its pages are counted when all is read: that may wait long, and no connection with it. */
  public ReadinessReport readiness(UUID id, Actor actor) {
    var read = OwnTransaction.call(() -> readUncounted(id, actor));
    var pages = read.pages().get();
    return Readiness.report(
        pages.isPresent() ? read.supported().onPages(pages.getAsInt()) : read.supported());
  }

  private Uncounted readUncounted(UUID id, Actor actor) {
    var proposal = find(id, actor);
    return new Uncounted(
        caseOf(proposal.content()).supportedBy(allies.of(proposal)),
        paper.pages(proposal.author(), proposal.content(), proposal.attachments()));
  }

  /** What readiness looks at, but for the pages. */
  private record Uncounted(Case supported, Supplier<OptionalInt> pages) {}

  public List<Proposal> list(Actor actor, ProposalListParams filter, PageParams page) {
    return repository.list(
        new ProposalQuery(actor, filter, today(), page.afterId(), page.limit() + 1));
  }

  /**
   * Reminds of answers that are owed soon.
   *
   * @return how many were looked at: as many as the limit when there may be more
   */
  @Transactional
  public int remind(int limit) {
    var due = repository.lockUnreminded(today(), limit);
    for (var proposal : due) {
      proposal.remind(today()).ifPresent(event -> history.append(proposal, NOBODY, event));
    }
    return due.size();
  }

  /**
   * Tells of answers that are late, a bounded number at a time.
   *
   * @return how many were told
   */
  @Transactional
  public int reportOverdue(int limit) {
    var late = repository.lockUnreportedOverdue(today(), limit);
    for (var proposal : late) {
      proposal.reportOverdue(today()).ifPresent(event -> history.append(proposal, NOBODY, event));
    }
    return late.size();
  }

  /** What readiness finds in an offer, today. */
  public List<Finding> readiness(ProposalContent content) {
    return Readiness.of(caseOf(content));
  }

  /** What the catalogue forbids of it, today. */
  public List<Finding> policy(ProposalContent content) {
    return Readiness.policy(caseOf(content));
  }

  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private Case caseOf(ProposalContent content) {
    var asked = content.rights().stream().map(RequestedRight::decision).distinct().toList();
    var catalogued =
        catalogue.entries(asked).entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, known -> policy(known.getValue())));
    return Case.of(content, catalogued, today());
  }

  private static DecisionPolicy policy(CatalogueEntry entry) {
    return new DecisionPolicy(entry.ceiling(), entry.usualRisk(), entry.retired());
  }

  /** A command that puts the next revision on the table: it is kept word for word. */
  @Transactional
  public Proposal offer(
      UUID id, @Nullable String ifMatch, Actor actor, Function<Proposal, ProposalEvent> command) {
    var proposal = change(id, ifMatch, actor, command);
    repository.persist(new Revision(proposal, actor.person(), proposal.updatedAt()));
    return proposal;
  }

  /**
   * The row lock makes commands on one proposal come one after the other; each then sees what the
   * one before has left.
   */
  @Transactional
  public Proposal change(
      UUID id, @Nullable String ifMatch, Actor actor, Function<Proposal, ProposalEvent> command) {
    var proposal = lock(id, actor);
    ETags.requireMatch(ifMatch, proposal.version());
    history.append(proposal, actor.person(), command.apply(proposal));
    return proposal;
  }

  /** Keeps a proposal as it is until the caller's transaction has ended. */
  @Transactional
  public Proposal lock(UUID id, Actor actor) {
    return visible(repository.findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE), actor);
  }

  private static Proposal visible(Optional<Proposal> found, Actor actor) {
    return found
        .filter(proposal -> proposal.isVisibleTo(actor))
        .orElseThrow(ProblemException::notFound);
  }
}
