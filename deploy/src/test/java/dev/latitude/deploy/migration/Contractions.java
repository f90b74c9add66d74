package dev.latitude.deploy.migration;

import java.util.ArrayList;
import java.util.List;

/**
 * What a schema no longer has, or newly refuses, of what the one before had and let pass. A service
 * of the release before, which knows nothing of the new schema, fails on nothing else; though it
 * may live with any of these, which is for people to say.
 */
final class Contractions {
  private final Schema before;
  private final Schema after;
  private final List<String> found = new ArrayList<>();

  private Contractions(Schema before, Schema after) {
    this.before = before;
    this.after = after;
  }

  static List<String> between(Schema before, Schema after) {
    var contractions = new Contractions(before, after);
    contractions.relations();
    contractions.columns();
    contractions.constraints();
    contractions.triggers();
    contractions.functions();
    return List.copyOf(contractions.found);
  }

  /** A view in the place of a table serves the same, as far as its columns do. */
  private void relations() {
    for (var name : before.relations().keySet()) {
      expect(after.relations().containsKey(name), name + " is gone");
    }
  }

  private void columns() {
    before
        .columns()
        .forEach(
            (name, was) -> {
              var is = after.columns().get(name);
              if (is != null) {
                expect(is.type().equals(was.type()), name + " is " + is.type());
                expect(!is.required() || was.required(), name + " refuses null");
                expect(!is.mustBeSaid() || !was.filled(), name + " has no default");
              } else if (after.relations().containsKey(was.table())) {
                found.add(name + " is gone");
              }
            });
    after
        .columns()
        .forEach(
            (name, is) -> {
              if (isOld(is.table()) && !before.columns().containsKey(name)) {
                expect(!is.mustBeSaid(), name + " must be given");
              }
            });
  }

  private void constraints() {
    after
        .constraints()
        .forEach(
            (name, is) -> {
              var was = before.constraints().get(name);
              if (was == null) {
                expect(!isOld(is.table()) || isOfNewColumns(is), name + " refuses");
              } else {
                expect(was.definition().equals(is.definition()), name + " refuses something else");
              }
            });
    before
        .constraints()
        .forEach(
            (name, was) ->
                expect(
                    !was.unique() || after.constraints().containsKey(name) || !stays(was.table()),
                    name + " is gone"));
  }

  /** The release before leaves these at their default, or null, which the migration had to keep. */
  private boolean isOfNewColumns(Schema.Constraint constraint) {
    return !constraint.columns().isEmpty()
        && constraint.columns().stream().noneMatch(before.columns()::containsKey);
  }

  private void triggers() {
    after
        .triggers()
        .forEach(
            (name, is) -> {
              expect(
                  !isOld(tableOf(name)) || is.equals(before.triggers().get(name)), name + " acts");
            });
    for (var name : before.triggers().keySet()) {
      expect(after.triggers().containsKey(name) || !stays(tableOf(name)), name + " acts no more");
    }
  }

  private static String tableOf(String trigger) {
    return trigger.substring(trigger.indexOf(" on ") + " on ".length());
  }

  private void functions() {
    before
        .functions()
        .forEach(
            (name, was) -> {
              var is = after.functions().get(name);
              expect(is != null, name + " is gone");
              expect(is == null || is.equals(was), name + " does something else");
            });
  }

  /** A view, if there is one now in the place of the table, has no rules of its own. */
  private boolean stays(String table) {
    return before.relations().get(table).equals(after.relations().get(table));
  }

  private boolean isOld(String table) {
    return before.relations().containsKey(table);
  }

  private void expect(boolean condition, String otherwise) {
    if (!condition) {
      found.add(otherwise);
    }
  }
}
