package dev.latitude.kit.people;

import dev.latitude.kit.history.Pseudonym;
import dev.latitude.kit.http.Cursors;
import dev.latitude.kit.http.Page;
import dev.latitude.kit.http.PageParams;
import dev.latitude.kit.identity.Actor;
import dev.latitude.kit.problem.CommonProblem;
import dev.latitude.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;

/** Takes down who is to be forgotten, and tells how far that has come. */
@ApplicationScoped
public class Pseudonymisations {
  /** Who did what happened by itself, as histories tell it. */
  private static final String NOBODY = "latitude";

  private final EntityManager entities;
  private final PersonalData data;
  private final Clock clock;

  Pseudonymisations(EntityManager entities, PersonalData data, Clock clock) {
    this.entities = entities;
    this.data = data;
    this.clock = clock;
  }

  /** Begins it; when it has begun already, answers with what is under way. */
  @Transactional
  public PseudonymisationView request(PseudonymisationRequest request, Actor by) {
    lock(request.person());
    var running = running(request.person());
    if (running.isPresent()) {
      return sameAs(request, running.get()).view();
    }
    requireNothingOpen(request.person(), by);
    var begun =
        new Pseudonymisation(
            request.person(),
            Optional.ofNullable(request.pseudonym()).orElseGet(Pseudonym::random),
            by.person(),
            clock.instant());
    entities.persist(begun);
    return begun.view();
  }

  private void requireNothingOpen(String person, Actor by) {
    if (person.equals(by.person())) {
      throw new ProblemException(
          CommonProblem.PERSON_TAKES_PART,
          "You cannot have yourself forgotten: who asked for it stays in the history. Somebody else with the role 'hr' has to ask.");
    }
    if (person.equals(NOBODY)) {
      throw new ProblemException(
          CommonProblem.PERSON_TAKES_PART,
          "'%s' is nobody: it stands in histories for what happened by itself.".formatted(NOBODY));
    }
    var open = new ArrayList<>(data.openThings(person));
    if (asksFor(person)) {
      open.add("forgetting somebody else, which they asked for and which is not done yet");
    }
    if (!open.isEmpty()) {
      throw new ProblemException(
          CommonProblem.PERSON_TAKES_PART,
          "The person cannot be forgotten yet: they still take part in %s. Bring that to its end first, then ask again."
              .formatted(String.join("; ", open)));
    }
  }

  private boolean asksFor(String person) {
    return !entities
        .createQuery(
            "select id from Pseudonymisation where person is not null and requestedBy = :person",
            UUID.class)
        .setParameter("person", person)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  /** One request about a person at a time. */
  private void lock(String person) {
    var _ =
        entities
            .createNativeQuery(
                "select 1 from (select pg_advisory_xact_lock(hashtextextended(:person, 17))) locked",
                Integer.class)
            .setParameter("person", person)
            .getResultList();
  }

  private Optional<Pseudonymisation> running(String person) {
    return entities
        .createQuery("from Pseudonymisation where person = :person", Pseudonymisation.class)
        .setParameter("person", person)
        .getResultStream()
        .findFirst();
  }

  private static Pseudonymisation sameAs(
      PseudonymisationRequest request, Pseudonymisation running) {
    if (request.pseudonym() != null && !request.pseudonym().equals(running.pseudonym())) {
      throw new ProblemException(
          CommonProblem.CONFLICT,
          "The person is being replaced by another pseudonym, %s, since %s. Use that one, in the other services, too."
              .formatted(running.pseudonym(), running.requestedAt()));
    }
    return running;
  }

  @Transactional
  public PseudonymisationView get(UUID id) {
    var found = entities.find(Pseudonymisation.class, id);
    if (found == null) {
      throw ProblemException.notFound();
    }
    return found.view();
  }

  /** Newest first. */
  @Transactional
  public Page<PseudonymisationView> page(PageParams params) {
    var after = params.afterId();
    var query =
        entities.createQuery(
            after.isPresent()
                ? "from Pseudonymisation where id < :after order by id desc"
                : "from Pseudonymisation order by id desc",
            Pseudonymisation.class);
    after.ifPresent(id -> query.setParameter("after", id));
    return Page.of(
        query.setMaxResults(params.limit() + 1).getResultList(),
        params.limit(),
        entry -> Cursors.of(entry.id()),
        Pseudonymisation::view);
  }
}
