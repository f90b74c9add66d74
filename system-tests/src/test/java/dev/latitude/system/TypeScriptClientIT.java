package dev.latitude.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.local.demo.Cast;
import dev.latitude.local.demo.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The client for front ends: made from the contract, and used against the running suite. */
class TypeScriptClientIT {
  private static final Path CLIENT =
      Repository.root().resolve("clients").resolve("typescript").toAbsolutePath();

  /** Comments, whatever is text to the program, and imports, which only rename. */
  private static final Pattern NO_CODE =
      Pattern.compile("(?s)/\\*.*?\\*/|\\bimport [^;]*;|//[^\\n]*|\"[^\"\\n]*\"|`[^`]*`");

  private static final Pattern EVASION =
      Pattern.compile("\\bany\\b|\\bas\\b|<any>|!\\.|!\\)|!;|@ts-");

  @Test
  void the_sample_walks_the_scenario_with_the_types_of_the_contract() {
    var npm = Npm.in(CLIENT, "The TypeScript client");
    npm.run("build", Map.of());
    var cast = Cast.of(TheSuite.running()::token);

    var told =
        npm.run(
            "sample",
            Map.of(
                "LATITUDE_URL", TheSuite.running().gatewayUri().toString().replaceFirst("/$", ""),
                "LATITUDE_HR", who(cast.hr()),
                "LATITUDE_EMPLOYEE", who(cast.employee()),
                "LATITUDE_MANAGER", who(cast.manager())));

    assertThat(told.lines())
        .containsExactly(
            "May they decide: APPROVAL_REQUIRED",
            "The proposal: ACCEPTED",
            "The pilot: ACTIVE",
            "The manager has seen: opened, pilot.measured, pilot.measured",
            "The dashboard: ACTIVE",
            "The pilot: COMPLETED",
            "The agreement: IN_FORCE",
            "May they decide: OWN",
            "What does not exist: /problems/not-found");
  }

  @Test
  void no_type_is_evaded() throws IOException {
    for (var folder : new String[] {"src", "sample"}) {
      try (var files = Files.list(CLIENT.resolve(folder))) {
        for (var file : files.filter(path -> !path.endsWith("contract.d.ts")).toList()) {
          var code = NO_CODE.matcher(Files.readString(file)).replaceAll("");
          assertThat(EVASION.matcher(code).results().map(found -> found.group()))
              .as("casts and the like in %s", file)
              .isEmpty();
        }
      }
    }
  }

  private static String who(Person person) {
    return person.id() + " " + person.token();
  }
}
