package dev.latitude.agreement.agreement;

import dev.latitude.agreement.right.Boundary;
import dev.latitude.agreement.right.DelegationLevel;
import dev.latitude.agreement.right.Dimension;
import dev.latitude.agreement.right.Right;
import dev.latitude.agreement.right.Risk;
import dev.latitude.kit.handover.HandOverRequest;
import dev.latitude.kit.identity.Actor;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/**
 * Agreements to which much happens at random: by the service's own commands but without HTTP, or,
 * because there is to be so much of it, by SQL that writes of a suspension and of a notice what HR
 * hears of them.
 */
@ApplicationScoped
public class RandomChanges {
  private static final int AT_ONCE = 25;
  private static final int THREADS = 2;
  private static final String EVENT =
      """
      insert into event (id, subject, subject_type, revision, type, time, actor, data, salt, content_digest, previous_hash, hash)
      select uuidv7(), id, 'agreement', version, 'agreement.' || type, updated_at, 'morgan', '{}', '\\x00', sha256('\\x00'), hash_before, head_hash
      from changed
      """;
  private static final String SUSPENSION =
      """
      with changed as (
        update agreement set version = version + 1, updated_at = ?, head_hash = sha256(head_hash),
          state = case state when 'IN_FORCE' then 'SUSPENDED' else 'IN_FORCE' end,
          suspended_at = case state when 'IN_FORCE' then ?::timestamptz end,
          suspended_by = case state when 'IN_FORCE' then 'morgan' end,
          suspension_reason = case state when 'IN_FORCE' then 'For a while' end
        where id = any (?)
        returning id, version, updated_at, head_hash, old.head_hash as hash_before,
          case state when 'IN_FORCE' then 'reinstated' else 'suspended' end as type)
      """
          + EVENT;
  private static final String NOTICE =
      """
      with changed as (
        update agreement set version = version + 1, updated_at = ?, head_hash = sha256(head_hash),
          notice_given_at = given, terminated_on = given::date + 400, terminated_at = given + interval '400 days',
          ends_at = given + interval '400 days', terminated_by = case when given is not null then 'morgan' end,
          termination_reason = case when given is not null then 'Later' end
        from (select id as of, case when notice_given_at is null then ?::timestamptz end as given from agreement where id = any (?)) as notice
        where id = of
        returning id, version, updated_at, head_hash, old.head_hash as hash_before,
          case when given is null then 'notice-withdrawn' else 'notice-given' end as type)
      """
          + EVENT;
  private static final Set<String> MANAGER = Set.of("manager");
  private static final Actor APPROVER = new Actor("morgan", MANAGER);
  private static final NegotiableTerms AS_BASIS =
      new NegotiableTerms(null, null, null, null, null, List.of(), null, null, List.of());

  private final Agreements agreements;
  private final AgreementRepository repository;
  private final Amendments amendments;
  private final Suspensions suspensions;
  private final Terminations terminations;
  private final HandOvers handOvers;
  private final AgroalDataSource database;
  private final Clock clock;

  RandomChanges(
      Agreements agreements,
      AgreementRepository repository,
      Amendments amendments,
      Suspensions suspensions,
      Terminations terminations,
      HandOvers handOvers,
      AgroalDataSource database,
      Clock clock) {
    this.agreements = agreements;
    this.repository = repository;
    this.amendments = amendments;
    this.suspensions = suspensions;
    this.terminations = terminations;
    this.handOvers = handOvers;
    this.database = database;
    this.clock = clock;
  }

  /** An agreement in force of the person with this number. */
  public UUID signed(int n) {
    var employee = employee(n);
    var rights =
        List.of(
            new Right("copy.n" + n, DelegationLevel.DELEGATE, Dimension.QUALITY, null, Risk.LOW));
    var boundary = new Boundary("\u201eZiele\u201c \\ \"goals\"\n\u0001", "morgan");
    var groundwork =
        new Groundwork(
            employee.person(),
            "morgan",
            new Origin(null, UUID.randomUUID()),
            null,
            new Basis(rights, List.of(boundary), List.of(), List.of(), rights, List.of()));
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              var id = agreements.draft(employee, groundwork, AS_BASIS).id();
              var hash = String.valueOf(agreements.offer(id, "*", employee).hash());
              agreements.sign(id, "*", employee, hash);
              agreements.sign(id, "*", APPROVER, hash);
              return id;
            });
  }

  /**
   * Changes them so many times, a few at once. The service's own commands cannot be used on them
   * after that, because its register was not told.
   */
  public int changeInDatabase(List<UUID> agreements, int count, long seed) throws SQLException {
    var random = new Random(seed);
    int done = 0;
    try (var connection = database.getConnection();
        var suspension = connection.prepareStatement(SUSPENSION);
        var notice = connection.prepareStatement(NOTICE)) {
      while (done < count) {
        var some = random.ints(AT_ONCE, 0, agreements.size()).distinct().mapToObj(agreements::get);
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        var change = random.nextBoolean() ? suspension : notice;
        change.setObject(1, now);
        change.setObject(2, now);
        change.setArray(3, connection.createArrayOf("uuid", some.toArray()));
        done += change.executeUpdate();
      }
    }
    return done;
  }

  private static Actor employee(int n) {
    return new Actor("copied-" + n, Set.of());
  }

  /**
   * Changes them at least so many times, by several at once of which each has people of its own.
   *
   * @return how many times they were changed
   */
  public int change(List<UUID> people, int count, long seed) throws Exception {
    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      var work = new ArrayList<Callable<Integer>>();
      for (int part = 0; part < THREADS; part++) {
        int first = part;
        work.add(() -> change(people, first, count / THREADS, new Random(seed * THREADS + first)));
      }
      int done = 0;
      for (var part : threads.invokeAll(work)) {
        done += part.get();
      }
      return done;
    }
  }

  private int change(List<UUID> people, int first, int count, Random random) {
    int done = 0;
    while (done < count) {
      int n = random.nextInt(people.size() / THREADS) * THREADS + first;
      done += changeAtOnce(people.get(n), employee(n), random);
    }
    return done;
  }

  /** Several changes of one agreement in one transaction. */
  private int changeAtOnce(UUID id, Actor employee, Random random) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              var agreement = repository.findById(id);
              int done = 0;
              while (done < AT_ONCE && agreement.state() != AgreementState.ENDED) {
                done += change(agreement, employee, random);
              }
              return done;
            });
  }

  private int change(Agreement agreement, Actor employee, Random random) {
    var id = agreement.id();
    var approver = new Actor(agreement.approver(), MANAGER);
    if (agreement.termination() != null) {
      terminations.withdraw(id, "*", employee);
      return 1;
    }
    return switch (random.nextInt(60)) {
      case 0 -> {
        amendments.amend(id, "*", employee, new NewAmendment("More", null));
        amendments.discard(id, "*", employee);
        yield 2;
      }
      case 1 -> supersede(id, employee, approver);
      case 2 -> {
        var day = random.nextInt(20) == 0 ? null : nextYear(random);
        terminations.terminate(id, "*", employee, new TerminationRequest("A new role", day));
        yield 1;
      }
      case 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18 -> {
        terminations.terminate(
            id, "*", employee, new TerminationRequest("Later", nextYear(random)));
        yield 1;
      }
      case 19 -> {
        repository.flush();
        var request =
            new HandOverRequest(
                agreement.approver(),
                "maria-" + random.nextInt(1_000_000),
                List.of(employee.person()),
                "Another team");
        yield handOvers.carryOut(request, new Actor("hanna", Set.of("hr"))).handedOver().size();
      }
      default -> {
        if (agreement.state() == AgreementState.SUSPENDED) {
          suspensions.reinstate(id, "*", approver);
        } else {
          suspensions.suspend(id, "*", approver, "For a while");
        }
        yield 1;
      }
    };
  }

  private int supersede(UUID id, Actor employee, Actor approver) {
    amendments.amend(id, "*", employee, new NewAmendment("More", null));
    var amended = amendments.offer(id, "*", employee);
    int next = Objects.requireNonNull(amended.followingNumber());
    var hash = agreements.findVersion(id, next, employee).version().hash();
    amendments.sign(id, "*", employee, hash);
    amendments.sign(id, "*", approver, hash);
    return 4;
  }

  /** Whatever the clock of the service says, this is yet to come. */
  private static LocalDate nextYear(Random random) {
    return LocalDate.now(ZoneOffset.UTC).plusYears(1).plusDays(random.nextInt(300));
  }
}
