package dev.latitude.kit.people;

import dev.latitude.kit.history.Aggregate;
import dev.latitude.kit.history.EventRewriter;
import dev.latitude.kit.history.History;
import dev.latitude.kit.history.Pseudonym;
import dev.latitude.kit.problem.OwnTransaction;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.TransactionRunnerOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/**
 * Puts pseudonyms in the place of persons, one thing after the other, each in a transaction of its
 * own together with the event that tells of it.
 *
 * <p>Whom a row names, no index knows: every table is looked through, and again, until nothing
 * names the person. That takes as long as reading the tables does, and it may: it is done a few
 * times a month, in the background, and must not miss anything. What was interrupted goes on with
 * what is left.
 */
@ApplicationScoped
class Forgetting {
  private static final Logger LOG = Logger.getLogger(Forgetting.class);

  /** How many things of a table are found at a time. */
  private static final int THINGS = 200;

  /** How many events are rewritten in one transaction, and told of in one event. */
  static final int EVENTS = 500;

  /** How long looking through a table may take, in seconds: reading all of it once. */
  private static final int A_WHOLE_TABLE = 3_600;

  private static final PersonalTable EVENT =
      PersonalTable.of("event").persons("actor").documents("data");

  /** What the kit itself keeps, besides the history. */
  private static final List<PersonalTable> OWN =
      List.of(PersonalTable.of("pseudonymisation").persons("requested_by"));

  /** What the kit's own answers name persons under, besides those of the service. */
  private static final Set<String> IN_OWN_ANSWERS = Set.of("person", "requestedBy");

  /** Answers are kept for a day, as they were given: they are let go of before. */
  private static final String KEPT_ANSWERS =
      """
      delete from idempotency_key
      where caller = :person or case
        when position(:quoted in body) > 0 and body is json
        then cast(body as jsonb) <> with_pseudonym(cast(body as jsonb), :person, :pseudonym, cast(:names as text[]))
        else false end""";

  private final EntityManager entities;
  private final PersonalData data;
  private final EventRewriter events;
  private final History history;
  private final Clock clock;

  Forgetting(
      EntityManager entities,
      PersonalData data,
      EventRewriter events,
      History history,
      Clock clock) {
    this.entities = entities;
    this.data = data;
    this.events = events;
    this.history = history;
    this.clock = clock;
  }

  /** A thing that names somebody. */
  private record Thing(String subjectType, UUID id) {}

  /** Who is to be forgotten, in the order in which that was asked for. */
  List<UUID> underWay() {
    return OwnTransaction.call(
        () ->
            entities
                .createQuery(
                    "select id from Pseudonymisation where person is not null order by id",
                    UUID.class)
                .getResultList());
  }

  /** Carries one to its end. */
  void carryOut(UUID id) {
    var pseudonym = OwnTransaction.call(() -> find(id).replacing(data.properties()));
    List<Thing> before = List.of();
    for (var found = things(pseudonym); !found.isEmpty(); found = things(pseudonym)) {
      if (found.equals(before)) {
        throw new IllegalStateException(
            "The pseudonym %s was put into %s, which still names the person"
                .formatted(pseudonym.pseudonym(), found.getFirst()));
      }
      before = found;
      for (var thing : found) {
        while (!OwnTransaction.call(() -> rewrite(id, thing, pseudonym))) {
          // what is left of its events, in a transaction of its own
        }
      }
    }
    var _ = OwnTransaction.call(patient(), () -> finish(id, pseudonym));
    LOG.infof(
        "%s stands in the place of a person now (pseudonymisation %s)", pseudonym.pseudonym(), id);
  }

  /** One that does not end while a large table is being read. */
  private static TransactionRunnerOptions patient() {
    return QuarkusTransaction.requiringNew().timeout(A_WHOLE_TABLE);
  }

  private Pseudonymisation find(UUID id) {
    return entities.find(Pseudonymisation.class, id, LockModeType.PESSIMISTIC_WRITE);
  }

  /** Some of the things that name the person; empty when none does. */
  private List<Thing> things(Pseudonym pseudonym) {
    return Stream.concat(
            Stream.of(
                "select distinct subject_type, subject from event where "
                    + EVENT.namesPerson(data.properties())),
            data.tables().stream()
                .flatMap(
                    table ->
                        table.thing().stream()
                            .map(
                                thing ->
                                    "select distinct '%s', %s from %s where %s"
                                        .formatted(
                                            thing.subjectType(),
                                            thing.column(),
                                            table.name(),
                                            table.namesPerson(data.properties())))))
        .map(sql -> OwnTransaction.call(patient(), () -> found(sql, pseudonym)))
        .filter(things -> !things.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private List<Thing> found(String sql, Pseudonym pseudonym) {
    var query = entities.unwrap(Session.class).createNativeQuery(sql, Object[].class);
    parameters(query, sql, pseudonym);
    return query.setMaxResults(THINGS).getResultList().stream()
        .map(row -> new Thing((String) row[0], (UUID) row[1]))
        .toList();
  }

  /** Whether nothing of the thing names the person any more. */
  private boolean rewrite(UUID id, Thing thing, Pseudonym pseudonym) {
    var type =
        Optional.ofNullable(data.things().get(thing.subjectType()))
            .orElseThrow(() -> new IllegalStateException("No thing is a " + thing.subjectType()));
    var aggregate =
        Optional.<Aggregate>ofNullable(
            entities.find(type, thing.id(), LockModeType.PESSIMISTIC_WRITE));
    allowRewriting();
    var rewritten = events.rewrite(thing.id(), pseudonym, EVENTS);
    data.tables().stream()
        .filter(
            table ->
                table
                    .thing()
                    .filter(of -> of.subjectType().equals(thing.subjectType()))
                    .isPresent())
        .forEach(table -> rewriteRows(table, thing.id(), pseudonym));
    aggregate.ifPresent(entities::refresh);
    boolean done = rewritten.size() < EVENTS;
    var pseudonymisation = find(id);
    if (done) {
      pseudonymisation.countThing();
    }
    var event =
        new PersonPseudonymised(
            thing.subjectType(), pseudonym.pseudonym(), rewritten, data.documentsOf(thing.id()));
    if (aggregate.isPresent()) {
      history.append(aggregate.get(), pseudonymisation.requestedBy(), event);
      data.afterRewriting(aggregate.get(), pseudonymisation.requestedBy());
    } else if (!history.appendToDeleted(thing.id(), pseudonymisation.requestedBy(), event)) {
      throw new IllegalStateException("There is no " + thing);
    }
    return done;
  }

  private void rewriteRows(PersonalTable table, UUID thing, Pseudonym pseudonym) {
    var sql =
        table.update(data.properties())
            + " and "
            + table.thing().orElseThrow().column()
            + " = :thing";
    var _ =
        parameters(entities.createNativeQuery(sql), sql, pseudonym)
            .setParameter("thing", thing)
            .executeUpdate();
  }

  /** What belongs to no thing with a history; and with that, the person is not known any more. */
  private Pseudonymisation finish(UUID id, Pseudonym pseudonym) {
    allowRewriting();
    var ownerless = data.tables().stream().filter(table -> table.thing().isEmpty());
    var updates =
        Stream.concat(OWN.stream(), ownerless).map(table -> table.update(data.properties()));
    var _ =
        parameters(
                entities.createNativeQuery(KEPT_ANSWERS),
                KEPT_ANSWERS,
                pseudonym.alsoUnder(IN_OWN_ANSWERS))
            .executeUpdate();
    Stream.concat(data.deletions().stream(), updates)
        .forEach(
            sql -> {
              var _ = parameters(entities.createNativeQuery(sql), sql, pseudonym).executeUpdate();
            });
    var pseudonymisation = find(id);
    pseudonymisation.finish(clock.instant());
    return pseudonymisation;
  }

  /** Lets this transaction, and no other, change what the database lets nobody change. */
  private void allowRewriting() {
    var _ =
        entities
            .createNativeQuery(
                "select set_config('latitude.pseudonymising', 'on', true)", String.class)
            .getResultList();
  }

  private static Query parameters(Query query, String sql, Pseudonym pseudonym) {
    var values =
        List.of(
            new String[] {"person", pseudonym.person()},
            new String[] {"pseudonym", pseudonym.pseudonym()},
            new String[] {"quoted", pseudonym.quoted()},
            new String[] {"replacement", pseudonym.replacement()},
            new String[] {"names", pseudonym.names()});
    values.stream()
        .filter(value -> sql.contains(":" + value[0]))
        .forEach(value -> query.setParameter(value[0], value[1]));
    return query;
  }
}
