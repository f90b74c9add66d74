package dev.latitude.agreement.document;

import static dev.latitude.kit.document.PlainText.line;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.latitude.agreement.agreement.AgreedRight;
import dev.latitude.agreement.agreement.Terms;
import dev.latitude.agreement.right.Boundary;
import dev.latitude.agreement.right.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Says what one version changes of the one before: by the name of the decision or the date, as
 * somebody would tell it, and not as a list of characters.
 */
final class ChangeWriter {
  private final Wording words;
  private final List<String> changes = new ArrayList<>();

  private ChangeWriter(Wording words) {
    this.words = words;
  }

  static List<String> between(Terms before, Terms after, Wording words) {
    var writer = new ChangeWriter(words);
    writer.rights(before.rights(), after.rights());
    writer.boundaries(before.boundaries(), after.boundaries());
    writer.texts("expectation", before.expectations(), after.expectations());
    writer.texts("safeguard", Safeguards.of(before, words), Safeguards.of(after, words));
    writer.reviews(before.reviewPoints(), after.reviewPoints());
    writer.validity(before, after);
    return List.copyOf(writer.changes);
  }

  private void rights(List<AgreedRight> before, List<AgreedRight> after) {
    var were = byDecision(before);
    var are = byDecision(after);
    were.forEach(
        (decision, right) -> {
          if (!are.containsKey(decision)) {
            say("right.removed", decision, words.of(right.level()));
          }
        });
    are.forEach(
        (decision, right) -> {
          var was = were.get(decision);
          if (was == null) {
            say("right.added", decision, words.of(right.level()));
          } else {
            right(was, right);
          }
        });
  }

  private void right(AgreedRight was, AgreedRight is) {
    var decision = is.decision();
    int way = is.level().compareTo(was.level());
    if (way != 0) {
      say(
          way > 0 ? "level.raised" : "level.lowered",
          decision,
          words.of(is.level()),
          words.of(was.level()));
    }
    if (!sameMoney(was.limit(), is.limit())) {
      say("limit", decision, limit(is.limit()), limit(was.limit()));
    }
    if (was.dimension() != is.dimension()) {
      say("dimension", decision, words.of(is.dimension()), words.of(was.dimension()));
    }
    if (was.risk() != is.risk()) {
      say("risk", decision, words.of(is.risk()), words.of(was.risk()));
    }
  }

  /** 2500 and 2500.00 are the same money. */
  private static boolean sameMoney(@Nullable Money one, @Nullable Money other) {
    if (one == null || other == null) {
      return one == null && other == null;
    }
    return one.currency().equals(other.currency()) && one.amount().compareTo(other.amount()) == 0;
  }

  private String limit(@Nullable Money limit) {
    return limit == null ? words.of("rights.no.limit") : words.money(limit);
  }

  /**
   * Several people may hold the same decision. It has moved where one held it and somebody else
   * alone does now.
   */
  private void boundaries(List<Boundary> before, List<Boundary> after) {
    var were = holders(before);
    var are = holders(after);
    were.forEach(
        (decision, holders) -> {
          var now = are.getOrDefault(decision, List.of());
          if (!hasMoved(holders, now)) {
            missing(holders, now).forEach(holder -> say("boundary.removed", decision, holder));
          }
        });
    are.forEach(
        (decision, holders) -> {
          var was = were.getOrDefault(decision, List.of());
          if (hasMoved(was, holders)) {
            say("boundary.moved", decision, holders.getFirst(), was.getFirst());
          } else {
            missing(holders, was).forEach(holder -> say("boundary.added", decision, holder));
          }
        });
  }

  private static Map<String, List<String>> holders(List<Boundary> boundaries) {
    return boundaries.stream()
        .distinct()
        .collect(
            groupingBy(
                Boundary::decision, LinkedHashMap::new, mapping(Boundary::heldBy, toList())));
  }

  private static boolean hasMoved(List<String> from, List<String> to) {
    return from.size() == 1 && to.size() == 1 && !from.equals(to);
  }

  private void texts(String kind, List<String> before, List<String> after) {
    missing(before, after).forEach(text -> say(kind + ".removed", text));
    missing(after, before).forEach(text -> say(kind + ".added", text));
  }

  private static List<String> missing(List<String> ofThese, List<String> inThose) {
    return ofThese.stream().filter(each -> !inThose.contains(each)).toList();
  }

  private void reviews(List<LocalDate> before, List<LocalDate> after) {
    if (!before.stream().sorted().toList().equals(after.stream().sorted().toList())) {
      say("reviews", days(after), days(before));
    }
  }

  private String days(List<LocalDate> days) {
    return days.isEmpty() ? words.of("reviews.none") : words.dates(days);
  }

  private void validity(Terms before, Terms after) {
    if (!before.effectiveFrom().equals(after.effectiveFrom())) {
      say("from", words.date(after.effectiveFrom()), words.date(before.effectiveFrom()));
    }
    if (!Objects.equals(before.effectiveTo(), after.effectiveTo())) {
      say("to", end(after.effectiveTo()), end(before.effectiveTo()));
    }
    if (!Objects.equals(before.timeZone(), after.timeZone())) {
      say("zone", zone(after), zone(before));
    }
  }

  private static String zone(Terms terms) {
    return Objects.requireNonNullElse(terms.timeZone(), "UTC");
  }

  private String end(@Nullable LocalDate day) {
    return day == null ? words.of("validity.endless") : words.date(day);
  }

  /** Two that are about the same decision are one. */
  private static Map<String, AgreedRight> byDecision(List<AgreedRight> rights) {
    var named = new LinkedHashMap<String, AgreedRight>();
    rights.forEach(right -> named.putIfAbsent(right.decision(), right));
    return named;
  }

  private void say(String change, String... values) {
    var clean = new Object[values.length];
    for (int i = 0; i < values.length; i++) {
      clean[i] = line(values[i]);
    }
    changes.add(words.filled("change." + change, clean));
  }
}
