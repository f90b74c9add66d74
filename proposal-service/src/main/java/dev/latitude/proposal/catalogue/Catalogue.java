package dev.latitude.proposal.catalogue;

import dev.latitude.kit.history.History;
import dev.latitude.kit.http.PageParams;
import dev.latitude.kit.identity.Actor;
import dev.latitude.kit.problem.ProblemException;
import dev.latitude.kit.time.Ids;
import dev.latitude.proposal.proposal.DelegationLevel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.exception.ConstraintViolationException;

/** The organisation's catalogue of decision types. */
@ApplicationScoped
public class Catalogue {
  private final DecisionTypeRepository repository;
  private final History history;
  private final Clock clock;

  Catalogue(DecisionTypeRepository repository, History history, Clock clock) {
    this.repository = repository;
    this.history = history;
    this.clock = clock;
  }

  /** The database decides who was first when two add the same slug at once. */
  @Transactional
  public DecisionType add(Actor actor, NewDecisionType request) {
    if (repository.bySlug(request.slug()).isPresent()) {
      throw new SlugTaken(request.slug());
    }
    var type = new DecisionType(Ids.next(), clock.instant(), request);
    history.append(type, actor.person(), type.added());
    try {
      repository.persistAndFlush(type);
    } catch (ConstraintViolationException lostTheRace) {
      throw new SlugTaken(request.slug());
    }
    return type;
  }

  @Transactional
  public DecisionType find(String slug) {
    return repository.bySlug(slug).orElseThrow(ProblemException::notFound);
  }

  @Transactional
  public List<DecisionType> list(PageParams page) {
    return repository.after(page.afterKey().orElse(""), page.limit() + 1);
  }

  /** Highest level that may be granted, by slug; a slug the catalogue does not know is absent. */
  @Transactional
  public Map<String, DelegationLevel> ceilings(List<String> slugs) {
    return slugs.isEmpty()
        ? Map.of()
        : repository.bySlugs(slugs).stream()
            .collect(Collectors.toMap(DecisionType::slug, DecisionType::ceiling));
  }
}
