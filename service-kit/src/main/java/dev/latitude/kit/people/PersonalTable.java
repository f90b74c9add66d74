package dev.latitude.kit.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which columns of a table can name persons.
 *
 * @param thing whose rows they are, for what belongs to a thing with a history
 * @param persons columns that hold the id of one person
 * @param lists columns of type {@code text[]} that hold ids
 * @param documents columns of type {@code jsonb} in which ids stand under {@link
 *     PersonalData#properties()}
 * @param texts the same where canonical JSON is kept as text, and no list of ids is in it
 */
public record PersonalTable(
    String name,
    Optional<Belonging> thing,
    List<String> persons,
    List<String> lists,
    List<String> documents,
    List<String> texts) {

  /**
   * To which thing a row belongs.
   *
   * @param subjectType as events about such things name it
   * @param column that holds the thing's id
   */
  public record Belonging(String subjectType, String column) {}

  /** A table of which nothing is said yet. */
  public static PersonalTable of(String name) {
    return new PersonalTable(name, Optional.empty(), List.of(), List.of(), List.of(), List.of());
  }

  public PersonalTable belongingTo(String subjectType, String column) {
    return new PersonalTable(
        name, Optional.of(new Belonging(subjectType, column)), persons, lists, documents, texts);
  }

  public PersonalTable persons(String... columns) {
    return new PersonalTable(name, thing, List.of(columns), lists, documents, texts);
  }

  public PersonalTable lists(String... columns) {
    return new PersonalTable(name, thing, persons, List.of(columns), documents, texts);
  }

  public PersonalTable documents(String... columns) {
    return new PersonalTable(name, thing, persons, lists, List.of(columns), texts);
  }

  public PersonalTable texts(String... columns) {
    return new PersonalTable(name, thing, persons, lists, documents, List.of(columns));
  }

  /** Every column that can name somebody. */
  public Stream<String> columns() {
    return Stream.of(persons, lists, documents, texts).flatMap(List::stream);
  }

  /** SQL: whether a row names the person. */
  String namesPerson(Set<String> properties) {
    var places = new ArrayList<String>();
    persons.forEach(column -> places.add(column + " = :person"));
    lists.forEach(column -> places.add(":person = any(" + column + ")"));
    documents.forEach(
        column ->
            places.add(
                "position(:quoted in cast(%1$s as text)) > 0 and %1$s <> %2$s"
                    .formatted(column, rewritten(column, properties))));
    texts.forEach(
        column ->
            places.add(
                "position(:quoted in %1$s) > 0 and %1$s <> %2$s"
                    .formatted(column, reworded(column, properties))));
    return "(" + String.join(" or ", places) + ")";
  }

  /** SQL: puts the pseudonym into each place of the rows that {@link #namesPerson} finds. */
  String update(Set<String> properties) {
    var places = new ArrayList<String>();
    persons.forEach(
        column ->
            places.add(
                "%1$s = case when %1$s = :person then :pseudonym else %1$s end".formatted(column)));
    lists.forEach(
        column -> places.add("%1$s = array_replace(%1$s, :person, :pseudonym)".formatted(column)));
    documents.forEach(column -> places.add(column + " = " + rewritten(column, properties)));
    texts.forEach(column -> places.add(column + " = " + reworded(column, properties)));
    return "update %s set %s where %s"
        .formatted(name, String.join(", ", places), namesPerson(properties));
  }

  /** A column that has such a name itself is a list of ids, and no document. */
  private static String rewritten(String column, Set<String> properties) {
    return "with_pseudonym(%s, :person, :pseudonym, cast(:names as text[]), %b)"
        .formatted(column, properties.contains(column));
  }

  /** Canonical JSON stays canonical: it has no blanks, and the order of names stays. */
  private static String reworded(String column, Set<String> properties) {
    var sql = column;
    for (var property : new TreeSet<>(properties)) {
      sql =
          "replace(%1$s, '\"%2$s\":' || :quoted, '\"%2$s\":' || :replacement)"
              .formatted(sql, property);
    }
    return sql;
  }
}
