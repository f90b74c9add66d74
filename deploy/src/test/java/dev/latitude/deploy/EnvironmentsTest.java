package dev.latitude.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each environment as it would be applied. */
class EnvironmentsTest {
  @BeforeAll
  static void say_what_cannot_be_checked() {
    Skipped.note(
        "schemas",
        "The schema of ObjectStore, the plugin's of CloudNativePG: no package has it; its fields are only compared"
            + " with those that were looked up");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "staging", "production"})
  void every_field_is_one_that_its_kind_has(String environment) {
    assertThat(Check.faults(new KnownFields(), Manifests.of(environment))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "staging", "production"})
  void what_one_thing_says_about_another_holds(String environment) {
    assertThat(Check.faults(new References(), Manifests.of(environment))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "staging", "production"})
  void every_setting_is_read_by_the_service_that_gets_it(String environment) {
    assertThat(Check.faults(new Settings(), Manifests.of(environment))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "staging", "production"})
  void exactly_the_needed_flows_are_allowed(String environment) {
    assertThat(Check.faults(new Flows(), Manifests.of(environment))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "staging", "production"})
  void every_pod_is_hardened_and_has_time_to_end(String environment) {
    assertThat(Check.faults(new Hardening(), Manifests.of(environment))).isEmpty();
  }
}
