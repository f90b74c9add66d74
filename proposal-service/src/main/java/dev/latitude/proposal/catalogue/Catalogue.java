package dev.latitude.proposal.catalogue;

import dev.latitude.kit.history.History;
import dev.latitude.kit.http.ETags;
import dev.latitude.kit.http.PageParams;
import dev.latitude.kit.identity.Actor;
import dev.latitude.kit.problem.ProblemException;
import dev.latitude.kit.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** The organisation's catalogue of decision types. */
@ApplicationScoped
public class Catalogue {
  private final DecisionTypeRepository repository;
  private final Blocking blocking;
  private final History history;
  private final Clock clock;

  Catalogue(DecisionTypeRepository repository, Blocking blocking, History history, Clock clock) {
    this.repository = repository;
    this.blocking = blocking;
    this.history = history;
    this.clock = clock;
  }

  /** The database decides who was first when two add the same slug at once. */
  @Transactional
  public DecisionType add(Actor actor, NewDecisionType request) {
    if (repository.bySlug(request.slug()).isPresent()) {
      throw new DecisionTypeRefusal.SlugTaken(request.slug());
    }
    var type = new DecisionType(Ids.next(), clock.instant(), request);
    history.append(type, actor.person(), type.added());
    try {
      repository.persistAndFlush(type);
    } catch (ConstraintViolationException lostTheRace) {
      throw new DecisionTypeRefusal.SlugTaken(request.slug());
    }
    return type;
  }

  @Transactional
  public ChangedType change(
      String slug, @Nullable String ifMatch, Actor actor, DecisionTypeChange to, boolean dryRun) {
    return command(slug, ifMatch, actor, dryRun, type -> type.change(to));
  }

  @Transactional
  public ChangedType retire(String slug, @Nullable String ifMatch, Actor actor, boolean dryRun) {
    return command(slug, ifMatch, actor, dryRun, type -> Optional.of(type.retire()));
  }

  @Transactional
  public ChangedType reactivate(
      String slug, @Nullable String ifMatch, Actor actor, boolean dryRun) {
    return command(slug, ifMatch, actor, dryRun, type -> Optional.of(type.reactivate()));
  }

  @Transactional
  public DecisionType find(String slug) {
    return repository.bySlug(slug).orElseThrow(ProblemException::notFound);
  }

  @Transactional
  public List<DecisionType> list(CatalogueParams filter, PageParams page) {
    return repository.after(filter, page.afterKey().orElse(""), page.limit() + 1);
  }

  @Transactional
  public List<BlockedProposal> blockedProposals(String slug, PageParams page) {
    return blocking.page(find(slug), page.afterId(), page.limit() + 1);
  }

  /** What proposals need to know of these decisions; one the catalogue does not know is absent. */
  @Transactional
  public Map<String, CatalogueEntry> entries(Collection<String> slugs) {
    return slugs.isEmpty()
        ? Map.of()
        : repository.entries(slugs).stream()
            .collect(
                Collectors.toMap(
                    DecisionTypeRepository.EntryRow::slug,
                    row ->
                        new CatalogueEntry(
                            row.ceiling(),
                            row.usualRisk(),
                            row.state() == DecisionTypeState.RETIRED)));
  }

  /**
   * The row lock makes commands on one type come one after the other. A dry run does the same to a
   * copy that nothing is stored of.
   */
  private ChangedType command(
      String slug,
      @Nullable String ifMatch,
      Actor actor,
      boolean dryRun,
      Function<DecisionType, Optional<DecisionTypeEvent>> command) {
    var found = dryRun ? repository.bySlug(slug) : repository.lockBySlug(slug);
    var type = found.orElseThrow(ProblemException::notFound);
    ETags.requireMatch(ifMatch, type.version());
    if (dryRun) {
      repository.detach(type);
    }
    var event = command.apply(type);
    if (!dryRun) {
      event.ifPresent(happened -> history.append(type, actor.person(), happened));
    }
    return new ChangedType(type, blocking.of(type), dryRun);
  }

  /** What decisions are called, by slug; a slug the catalogue does not know is absent. */
  @Transactional
  public Map<String, String> titles(List<String> slugs) {
    return slugs.isEmpty()
        ? Map.of()
        : repository.bySlugs(slugs, false).values().stream()
            .collect(Collectors.toMap(DecisionType::slug, DecisionType::title));
  }
}
