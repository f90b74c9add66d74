package dev.latitude.agreement.register;

/** The statements that read the register, each with the index that it walks. */
final class RegisterSql {
  private RegisterSql() {}

  /**
   * Any number of questions in one statement, so that the answers and the moment they are complete
   * until belong together.
   *
   * <p>What is known now: rights of one person and decision never overlap, so only the last one
   * that began can hold, and that is one probe of {@code decision_right_of_person}. What was known
   * then: the constraint {@code decision_right_one_at_a_time} allows one row at most for a person,
   * a decision and a moment in each of the two times, and its index finds it.
   */
  static final String CHECK =
      """
      select feed.as_of, held.*
      from followed_feed feed
      cross join unnest(?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[])
        with ordinality as question (person, decision, at, known_at, n)
      left join lateral (
        (select %1$s from decision_right r
         where question.known_at is null and r.person = question.person and r.decision = question.decision
           and upper_inf(r.recorded) and lower(r.valid) <= question.at
         order by lower(r.valid) desc limit 1)
        union all
        (select %1$s from decision_right r
         where question.known_at is not null and r.person = question.person and r.decision = question.decision
           and r.valid @> question.at and r.recorded @> question.known_at)
      ) held on held.valid_until is null or held.valid_until > question.at
      where feed.feed = ?
      order by question.n
      """
          .formatted(Rows.COLUMNS);

  /**
   * A page of the rights in force at a moment, in the order of decision and person. Each filter has
   * an index in that order, and reading ends when the page is full: {@code
   * decision_right_of_decision} (also without any filter), {@code decision_right_of_person}, {@code
   * decision_right_of_manager}.
   */
  static String inForce(RightFilter filter) {
    return "select "
        + Rows.COLUMNS
        + "from decision_right where upper_inf(recorded) and lower(valid) <= ? and valid @> ?::timestamptz and (decision, person) > (?, ?)"
        + (filter.person() == null ? "" : " and person = ?")
        + (filter.decision() == null ? "" : " and decision = ?")
        + (filter.manager() == null ? "" : " and manager = ?")
        + " order by decision, person limit ?";
  }

  /** The rights of several people: one range of {@code decision_right_of_person} for each. */
  static final String OF_PEOPLE =
      """
      select %s from unnest(?::text[]) as wanted
      join decision_right on person = wanted
      where upper_inf(recorded) and lower(valid) <= ? and valid @> ?::timestamptz
      order by decision, person limit ?
      """
          .formatted(Rows.COLUMNS);
}
