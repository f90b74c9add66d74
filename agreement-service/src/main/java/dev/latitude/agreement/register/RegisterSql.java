package dev.latitude.agreement.register;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The statements that read the register, each with the index that it walks. */
final class RegisterSql {
  /**
   * In force at a moment, which is to be set twice. Not {@code valid @> ?}: the index of {@code
   * decision_right_one_at_a_time} can be asked for that, and would be walked for what is another
   * index's to find.
   */
  private static final String IN_FORCE =
      "upper_inf(recorded) and lower(valid) <= ? and (upper_inf(valid) or upper(valid) > ?)";

  private RegisterSql() {}

  /**
   * Any number of questions in one statement, so that the answers and the moment they are complete
   * until belong together. The moment comes first and once for all that have none of their own.
   *
   * <p>What is known now: rights of one person and decision never overlap, so only the last one
   * that began can hold, and that is one probe of {@code decision_right_of_person}. What was known
   * then: the constraint {@code decision_right_one_at_a_time} allows one row at most for a person,
   * a decision and a moment in each of the two times, and its index finds it.
   */
  static final String CHECK =
      check(
          """
          (select person, decision, coalesce(at, ?::timestamptz) as at, known_at, n
           from unnest(?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[]) with ordinality
             as asked (person, decision, at, known_at, n)) as question
          """,
          """
          (%1$s)
          union all
          (select %2$s from decision_right r
           where question.known_at is not null and r.person = question.person and r.decision = question.decision
             and r.valid @> question.at and r.recorded @> question.known_at)
          """
              .formatted(knownNow("question.known_at is null and "), Rows.HELD));

  /** The same where all ask about what is known now, as nearly all do. */
  static final String CHECK_NOW =
      check(
          """
          (select person, decision, coalesce(at, ?::timestamptz) as at, n
           from unnest(?::text[], ?::text[], ?::timestamptz[]) with ordinality
             as asked (person, decision, at, n)) as question
          """,
          knownNow(""));

  /**
   * The same for a few questions about what is known now, each in places of its own. Of arrays
   * PostgreSQL takes it that they are long, and of a place that it may be anything, so that {@link
   * #CHECK} looks better when it is planned for the very values, and is planned anew each time;
   * which takes four times as long as answering. Here nothing is to be gained by it.
   *
   * @param questions how many; each number is a statement of its own
   */
  static String checkNow(int questions) {
    return check(
        IntStream.rangeClosed(1, questions)
            .mapToObj("(?::text, ?::text, ?::timestamptz, %d)"::formatted)
            .collect(
                Collectors.joining(", ", "(values ", ") as question (person, decision, at, n)")),
        knownNow(""));
  }

  /**
   * The last right of the person and the decision that began until the moment, between two places
   * in the order of {@code decision_right_of_person}. Equalities would say the same, but they also
   * suit the index of {@code decision_right_one_at_a_time}, which takes more time to walk the more
   * rights there are, and which of the two looks cheaper changes with what is in the table. Without
   * the lower place PostgreSQL would look at all that comes before on the page.
   *
   * @param and what else must be so, with {@code and} after it
   */
  private static String knownNow(String and) {
    return """
    select %s from decision_right r
    where %s(r.person, r.decision) >= (question.person, question.decision)
      and (r.person, r.decision, lower(r.valid)) <= (question.person, question.decision, question.at)
      and upper_inf(r.recorded)
    order by r.person desc, r.decision desc, lower(r.valid) desc limit 1
    """
        .formatted(Rows.HELD, and);
  }

  private static String check(String questions, String rights) {
    return """
    select feed.as_of, held.*
    from followed_feed feed
    cross join %s
    left join lateral (
    %s) held on held.valid_until is null or held.valid_until > question.at
    where feed.feed = ?
    order by question.n
    """
        .formatted(questions, rights);
  }

  /**
   * A page of the rights in force at a moment, in the order of decision and person. Each filter has
   * an index in that order, and reading ends when the page is full: {@code
   * decision_right_of_decision} (also without any filter), {@code decision_right_of_person}, {@code
   * decision_right_of_manager}.
   */
  static String inForce(RightFilter filter, int limit) {
    return "select "
        + Rows.RIGHT
        + " from decision_right where "
        + IN_FORCE
        + " and (decision, person) > (?, ?)"
        + (filter.person() == null ? "" : " and person = ?")
        + (filter.decision() == null ? "" : " and decision = ?")
        + (filter.manager() == null ? "" : " and manager = ?")
        + " order by decision, person limit "
        + limit;
  }

  /** All that the register says and has ever said that somebody holds. */
  static final String HELD_BY = onRecord("person = ?");

  /** What it says now that somebody has granted. */
  static final String GRANTED_BY = onRecord("manager = ? and upper_inf(recorded)");

  /** A page in the order of decision, person and id, after such a place. */
  private static String onRecord(String of) {
    return """
    select %s, lower(recorded) as recorded_from, upper(recorded) as recorded_until, id from decision_right
    where %s and (decision, person, id) > (?, ?, ?) order by decision, person, id limit ?
    """
        .formatted(Rows.RIGHT, of);
  }

  /** Pilots that claim rights for somebody from a moment on, or whose rights they have granted. */
  static final String PILOTS_OF =
      """
      select pilot_id from pilot_claim where person = ? and (upper_inf(during) or upper(during) > ?)
      union
      select source_id from decision_right
      where manager = ? and upper_inf(recorded) and source_kind = 'PILOT' and (upper_inf(valid) or upper(valid) > ?)
      order by 1 limit ?
      """;

  /** The rights of several people: one range of {@code decision_right_of_person} for each. */
  static final String OF_PEOPLE =
      """
      select %s from unnest(?::text[]) as wanted
      join decision_right on person = wanted
      where %s
      order by decision, person limit ?
      """
          .formatted(Rows.RIGHT, IN_FORCE);
}
