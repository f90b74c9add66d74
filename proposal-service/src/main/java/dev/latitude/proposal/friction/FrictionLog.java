package dev.latitude.proposal.friction;

import dev.latitude.kit.http.ETags;
import dev.latitude.kit.idempotency.KeptAnswers;
import dev.latitude.kit.problem.OwnTransaction;
import dev.latitude.kit.problem.ProblemException;
import dev.latitude.kit.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * People's logs of where their autonomy is held back. Everything here is asked and done in the name
 * of one person, about that person's own entries; somebody else's do not exist.
 */
@ApplicationScoped
public class FrictionLog {
  /** Ten entries on each working day of four years. */
  public static final int MOST_ENTRIES = 10_000;

  public static final String PATH = "/api/v1/friction-entries";

  private static final FrictionFilter EVERYTHING = new FrictionFilter(null, null, null, null);
  private static final int PAGE = 200;

  private final FrictionEntryRepository repository;
  private final FrictionSummaries summaries;
  private final KeptAnswers answers;
  private final Clock clock;

  FrictionLog(
      FrictionEntryRepository repository,
      FrictionSummaries summaries,
      KeptAnswers answers,
      Clock clock) {
    this.repository = repository;
    this.summaries = summaries;
    this.answers = answers;
    this.clock = clock;
  }

  @Transactional
  public FrictionEntry add(String person, FrictionEntryContent content) {
    var entry = new FrictionEntry(Ids.next(), clock.instant(), person, content);
    if (repository.countWithNobodyAdding(person) >= MOST_ENTRIES) {
      throw new FrictionRefusal.LogFull(MOST_ENTRIES);
    }
    repository.persist(entry);
    return entry;
  }

  @Transactional
  public FrictionEntry find(String person, UUID id) {
    return repository.ofAuthor(person, id).orElseThrow(ProblemException::notFound);
  }

  @Transactional
  public FrictionEntry replace(
      String person, UUID id, @Nullable String ifMatch, FrictionEntryContent content) {
    var entry = forChange(person, id, ifMatch);
    entry.replace(content, clock.instant());
    answers.forget(person, PATH + "/" + id);
    return entry;
  }

  @Transactional
  public void delete(String person, UUID id, @Nullable String ifMatch) {
    repository.delete(forChange(person, id, ifMatch));
    answers.forget(person, PATH + "/" + id);
  }

  @Transactional
  List<FrictionEntry> newestFirst(
      String person, FrictionFilter filter, FrictionEntryKey after, int limit) {
    return repository.newestFirst(person, filter, after, limit);
  }

  /** Everything the person noted, newest day first. It is read a page at a time. */
  public Stream<FrictionEntryView> all(String person) {
    return Stream.iterate(
            page(person, FrictionEntryKey.START),
            page -> !page.isEmpty(),
            page -> page(person, FrictionEntryKey.of(page.getLast())))
        .flatMap(List::stream)
        .map(FrictionEntryView::from);
  }

  private List<FrictionEntry> page(String person, FrictionEntryKey after) {
    return OwnTransaction.call(() -> repository.newestFirst(person, EVERYTHING, after, PAGE));
  }

  /** By decision, from the one after the given one. Both days are included. */
  @Transactional
  List<FrictionSummary> summaries(
      String person,
      @Nullable String decision,
      LocalDate from,
      LocalDate to,
      String after,
      int limit) {
    return summaries.of(
        person, decision == null ? null : List.of(decision), from, to, after, limit);
  }

  /**
   * What the person's own entries about the decision come to, for the person to show to others.
   * Both days are included; without an entry the summary counts none.
   */
  @Transactional
  public FrictionSummary summaryOf(String person, String decision, LocalDate from, LocalDate to) {
    return summariesOf(person, List.of(decision), from, to).stream()
        .findFirst()
        .orElseGet(() -> FrictionSummary.ofNothing(decision, from, to));
  }

  /** The same for several decisions at once; those without an entry are left out. */
  @Transactional
  public List<FrictionSummary> summariesOf(
      String person, Collection<String> decisions, LocalDate from, LocalDate to) {
    return summaries.of(person, decisions, from, to, "", decisions.size());
  }

  private FrictionEntry forChange(String person, UUID id, @Nullable String ifMatch) {
    var entry = repository.ofAuthorForChange(person, id).orElseThrow(ProblemException::notFound);
    ETags.requireMatch(ifMatch, entry.version());
    return entry;
  }
}
