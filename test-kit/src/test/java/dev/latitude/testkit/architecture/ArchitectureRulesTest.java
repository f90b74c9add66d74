package dev.latitude.testkit.architecture;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A rule nobody has seen fail is a rule nobody knows to work. */
class ArchitectureRulesTest {
  static Stream<Arguments> rules() {
    return Stream.of(
        rule(ArchitectureRules.ENTITIES_ARE_PLAIN, "BadEntity"),
        rule(ArchitectureRules.ENTITIES_HAVE_NO_CLOCK, "BadEntity"),
        rule(ArchitectureRules.TIME_COMES_FROM_THE_CLOCK, "BadEntity"),
        rule(ArchitectureRules.RESOURCES_DO_NOT_TOUCH_STORAGE, "BadRepository"),
        rule(ArchitectureRules.ONLY_THE_EDGE_KNOWS_HTTP, "BadService"),
        rule(ArchitectureRules.NOTHING_IS_INJECTED_INTO_FIELDS, "BadEntity"),
        rule(ArchitectureRules.EVERY_POST_IS_IDEMPOTENT, "BadResource"),
        rule(ArchitectureRules.JSON_COLUMNS_ARE_REPLACED_AND_NOT_CHANGED, "BadEntity"),
        rule(ArchitectureRules.AGGREGATES_ARE_WRITTEN_WHERE_THEY_CHANGED, "BadAggregate"),
        rule(ArchitectureRules.knowsNoOtherService("dev.latitude.proposal"), "PilotThing"));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void each_rule_fails_on_a_class_that_breaks_it(ArchRule rule, String culprit) {
    var bad = ArchitectureRules.importer().importPackages("dev.latitude.proposal.bad");
    assertThatThrownBy(() -> rule.check(bad))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(culprit);
  }

  @Test
  void a_package_without_classes_is_not_taken_for_a_good_one() {
    assertThatThrownBy(() -> ArchitectureRules.check("dev.latitude.nowhere"))
        .hasMessageContaining("nothing would be checked");
  }

  private static Arguments rule(ArchRule rule, String culprit) {
    return Arguments.of(Named.of(rule.getDescription(), rule), culprit);
  }
}
