package dev.latitude.agreement.matrix;

import dev.latitude.agreement.register.Answer;
import dev.latitude.agreement.register.RegisteredRight;
import dev.latitude.agreement.right.Boundary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the page says, in words.
 *
 * @param known until when the register knows what happened to pilots
 * @param grid the decisions against the people, where there are few enough people to stand side by
 *     side; empty otherwise
 * @param groups the same decision by decision, with all there is to say
 * @param without the people asked about who hold no right
 */
public record MatrixSheet(
    String title,
    String moment,
    String known,
    List<String> people,
    List<Line> grid,
    List<Group> groups,
    List<String> without) {
  private static final int SIDE_BY_SIDE = 6;

  /** A decision, and how far each of the people may decide it. */
  public record Line(String decision, List<String> cells) {}

  /** A decision, and everybody who holds a right for it. */
  public record Group(String decision, List<Entry> entries) {}

  /** One right. */
  public record Entry(
      String person,
      String may,
      @Nullable String limit,
      String source,
      String manager,
      String until,
      List<Boundary> boundaries) {}

  static MatrixSheet write(Matrix matrix, MatrixWords words) {
    var byDecision =
        matrix.rights().stream()
            .collect(
                Collectors.groupingBy(
                    RegisteredRight::decision, LinkedHashMap::new, Collectors.toList()));
    return new MatrixSheet(
        title(matrix, words),
        words.filled("moment.of", words.moment(matrix.at())),
        known(matrix, words),
        matrix.people(),
        isGrid(matrix) ? grid(matrix.people(), byDecision, words) : List.of(),
        byDecision.entrySet().stream()
            .map(
                decision ->
                    new Group(
                        decision.getKey(),
                        decision.getValue().stream().map(right -> entry(right, words)).toList()))
            .toList(),
        without(matrix));
  }

  private static boolean isGrid(Matrix matrix) {
    return matrix.decision() == null
        && matrix.people().size() > 1
        && matrix.people().size() <= SIDE_BY_SIDE;
  }

  private static String title(Matrix matrix, MatrixWords words) {
    if (matrix.decision() != null) {
      return words.filled("title.decision", matrix.decision());
    }
    return matrix.people().size() == 1
        ? words.filled("title.person", matrix.people().getFirst())
        : words.filled("title.people", matrix.people().size());
  }

  private static String known(Matrix matrix, MatrixWords words) {
    var asOf = matrix.asOf();
    return asOf == null ? words.of("known.never") : words.filled("known", words.moment(asOf));
  }

  private static List<Line> grid(
      List<String> people, Map<String, List<RegisteredRight>> byDecision, MatrixWords words) {
    return byDecision.entrySet().stream()
        .map(
            decision -> {
              var held =
                  decision.getValue().stream()
                      .collect(Collectors.toMap(RegisteredRight::person, Function.identity()));
              return new Line(
                  decision.getKey(),
                  people.stream().map(person -> cell(held.get(person), words)).toList());
            })
        .toList();
  }

  private static String cell(@Nullable RegisteredRight right, MatrixWords words) {
    return words.may(right == null ? Answer.APPROVAL_REQUIRED : Answer.to(right.level()));
  }

  private static Entry entry(RegisteredRight right, MatrixWords words) {
    var limit = right.limit();
    var until = right.until();
    return new Entry(
        right.person(),
        words.may(Answer.to(right.level())),
        limit == null ? null : words.money(limit),
        words.source(right.source()),
        right.manager(),
        until == null ? words.of("until.open") : words.moment(until),
        right.boundaries());
  }

  private static List<String> without(Matrix matrix) {
    var holders = matrix.rights().stream().map(RegisteredRight::person).collect(Collectors.toSet());
    return matrix.people().stream().filter(person -> !holders.contains(person)).toList();
  }
}
