package dev.latitude.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.local.demo.Cast;
import dev.latitude.local.demo.Person;
import dev.latitude.testkit.node.Npm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  private static final AtomicBoolean BUILT = new AtomicBoolean();
  private static final Pattern SNIPPET = Pattern.compile("```ts\\n(.*?)```", Pattern.DOTALL);

  /** With what the guide for front ends shows, put together into one program. */
  private static Npm built() throws IOException {
    var npm = Npm.in(CLIENT, "The TypeScript client");
    if (!BUILT.getAndSet(true)) {
      var guide = Files.readString(Repository.root().resolve("docs").resolve("front-end.md"));
      var program =
          SNIPPET
              .matcher(guide)
              .results()
              .map(snippet -> snippet.group(1))
              .collect(Collectors.joining("\n"));
      Files.createDirectories(CLIENT.resolve("guide"));
      Files.writeString(CLIENT.resolve("guide").resolve("front-end.ts"), program);
      npm.run("build", Map.of());
    }
    return npm;
  }

  @Test
  void the_guide_for_front_ends_ends_with_a_screen() throws IOException {
    var npm = built();
    var robin = Cast.of(TheSuite.running()::token).employee();

    var told = npm.run("guide", Map.of("LATITUDE_URL", gateway(), "LATITUDE_TOKEN", robin.token()));

    assertThat(told.lines().map(line -> line.replaceFirst("data-id=\"[^\"]+\"", "data-id")))
        .containsExactly(
            "A stale version: It has changed meanwhile, and is DRAFT",
            "An empty draft: complaints",
            "<ul><li data-id>Publish the weekly report without a sign-off (DRAFT)"
                + Stream.of("edit", "attach-friction-summary", "attach-pilot", "submit", "withdraw")
                    .map(action -> " <button data-action=\"%1$s\">%1$s</button>".formatted(action))
                    .collect(Collectors.joining())
                + "</li></ul>",
            "A pilot of somebody else: The stream is refused with 404");
  }

  @Test
  void the_sample_walks_the_scenario_with_the_types_of_the_contract() throws IOException {
    var npm = built();
    var cast = Cast.of(TheSuite.running()::token);

    var told =
        npm.run(
            "sample",
            Map.of(
                "LATITUDE_URL", gateway(),
                "LATITUDE_HR", who(cast.hr()),
                "LATITUDE_EMPLOYEE", who(cast.employee()),
                "LATITUDE_MANAGER", who(cast.manager())));

    assertThat(told.lines())
        .containsExactly(
            "The deleted note: 404",
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

  /** Against a server that does what the suite does not do when it is asked to. */
  @Test
  void a_live_stream_is_taken_up_when_it_is_silent_and_left_when_there_is_nothing_to_follow()
      throws IOException {
    assertThat(built().run("live", Map.of()).lines())
        .containsExactly(
            "After silence: after nothing, after 1",
            "Without a token: Error: signed out",
            "Without a server: refused, refused",
            "Who leaves: at once, at once",
            "Who listens to the signal: 1, 1, 0",
            "When asked to wait: waited, waited");
  }

  @Test
  void no_type_is_evaded() throws IOException {
    for (var folder : new String[] {"src", "sample", "test"}) {
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

  private static String gateway() {
    return TheSuite.running().gatewayUri().toString().replaceFirst("/$", "");
  }

  private static String who(Person person) {
    return person.id() + " " + person.token();
  }
}
