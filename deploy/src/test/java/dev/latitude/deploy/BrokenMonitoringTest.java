package dev.latitude.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each check of the monitoring finds what it is for: one thing is changed, and it is told. */
class BrokenMonitoringTest {
  private static final String DASHBOARD = "latitude-hr.json";

  private final Monitoring committed = Monitoring.committed();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`\"alert\":\"LatitudeHrBehind\"` | `\"alert\":\"LatitudeHrBehnd\"` | LatitudeHrBehnd: has no entry",
        "`\"alert\":\"LatitudeHrBehind\"` | `\"alert\":\"LatitudeHrBehnd\"` | LatitudeHrBehind: has an entry, and there is no such alert",
        "`\"page\"` | `\"pager\"` | wakes nobody in particular",
        "summary | sumary | has no summary",
        "description | descripton | has no description",
        "#latitudehrbehind | #hr-behind | LatitudeHrBehind: does not lead to its entry",
        "`\"record\":\"latitude:failed:ratio_rate5m\"` | `\"record\":\"latitude:failed:ratio_rate9m\"` | latitude:failed:ratio_rate9m: is recorded, and nothing asks for it",
        "`\"record\":\"latitude:failed:ratio_rate5m\"` | `\"record\":\"latitude:failed:ratio_rate9m\"` | latitude:failed:ratio_rate5m: is asked for, and not recorded",
      })
  void a_rule(String part, String other, String fault) {
    var broken = changed(committed.rule(), part, other);
    assertThat(new Monitoring(broken, committed.dashboards(), committed.runbook()).faults())
        .anyMatch(each -> each.contains(fault));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Latitude: HR and webhooks | HR | latitude-hr.json: is named otherwise",
        "${datasource} | prometheus | does not ask the chosen source",
        "$namespace | latitude | does not ask about the chosen environment",
        "max(latitude_hr_unacknowledged{ | max(latitude:unacknowledged{ | latitude:unacknowledged: is asked for, and not recorded",
        "`\"latitude-hr\"` | `\"latitude-pilots\"` | has the uid of another",
        "panels | pannels | latitude-hr.json: shows nothing",
      })
  void a_dashboard(String part, String other, String fault) {
    var dashboards = new TreeMap<>(committed.dashboards());
    dashboards.put(DASHBOARD, changed(committed.dashboards().get(DASHBOARD), part, other));
    assertThat(new Monitoring(committed.rule(), dashboards, committed.runbook()).faults())
        .anyMatch(each -> each.contains(fault));
  }

  @Test
  void an_entry_without_an_alert() {
    var runbook = new TreeSet<>(committed.runbook());
    runbook.add("LatitudeIsBored");
    assertThat(new Monitoring(committed.rule(), committed.dashboards(), runbook).faults())
        .containsExactly("LatitudeIsBored: has an entry, and there is no such alert");
  }

  private static JsonNode changed(JsonNode content, String part, String other) {
    var text = content.toString();
    assertThat(text).contains(part);
    return Yaml.read(text.replace(part, other));
  }
}
