package dev.latitude.agreement.agreement;

import dev.latitude.agreement.right.Right;
import dev.latitude.kit.json.CurrencyCode;
import dev.latitude.kit.problem.Fault;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Everything in the words of the parties that contradicts something else in them. */
final class TermsFaults {
  private final List<Fault> faults = new ArrayList<>();

  private TermsFaults() {}

  /** Once it is known which day it begins. */
  static List<Fault> of(NegotiableTerms terms, LocalDate from) {
    var found = new TermsFaults();
    found.inDates(terms, from);
    found.inTimeZone(terms.timeZone());
    found.inCurrencies(terms.rights());
    found.twice(terms.rights(), "rights", "decision", right -> right.decision());
    found.twice(terms.triggers(), "triggers", "key", trigger -> trigger.key());
    found.twice(terms.contextClauses(), "contextClauses", "event", clause -> clause.event());
    found.inClauses(terms);
    return found.faults;
  }

  private void inDates(NegotiableTerms terms, LocalDate from) {
    var to = terms.effectiveTo();
    if (to != null && to.isBefore(from)) {
      add("/effectiveTo", "order", "must not be before the first day, which is " + from);
    }
    for (int i = 0; i < terms.reviewPoints().size(); i++) {
      var review = terms.reviewPoints().get(i);
      if (review.isBefore(from) || (to != null && review.isAfter(to))) {
        add(
            "/reviewPoints/" + i,
            "outside",
            "must lie between the first and the last day of the agreement");
      }
    }
  }

  private void inTimeZone(@Nullable String name) {
    if (name != null && !TimeZones.isKnown(name)) {
      add("/timeZone", "unknown", "must be a time zone of the IANA data base, as in Europe/Berlin");
    }
  }

  private void inCurrencies(@Nullable List<Right> rights) {
    for (int i = 0; rights != null && i < rights.size(); i++) {
      var limit = rights.get(i).limit();
      if (limit != null && !CurrencyCode.Validator.isOne(limit.currency())) {
        add("/rights/" + i + "/limit/currency", "format", CurrencyCode.MESSAGE);
      }
    }
  }

  private <T> void twice(
      @Nullable List<T> list, String property, String key, Function<T, Object> keyOf) {
    var seen = new HashSet<>();
    for (int i = 0; list != null && i < list.size(); i++) {
      if (!seen.add(keyOf.apply(list.get(i)))) {
        add("/" + property + "/" + i + "/" + key, "twice", "is named twice; name it once");
      }
    }
  }

  private void inClauses(NegotiableTerms terms) {
    var clauses = terms.contextClauses();
    for (int i = 0; clauses != null && i < clauses.size(); i++) {
      if (!clauses.get(i).isWhole()) {
        add(
            "/contextClauses/" + i + "/withinDays",
            "reaction",
            "must be there for REVIEW, and only there: a suspension is at once");
      }
    }
  }

  private void add(String pointer, String code, String detail) {
    faults.add(Fault.at(pointer, code, detail));
  }
}
