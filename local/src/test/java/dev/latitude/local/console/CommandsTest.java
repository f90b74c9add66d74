package dev.latitude.local.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jwt.SignedJWT;
import dev.latitude.local.identity.KeyFile;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandsTest {

  @TempDir private Path repository;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dance | There is no verb \"dance\".",
        "run --prot 1 | There is no option --prot here.",
        "run --port | --port wants a value.",
        "run --port x | --port wants a number from 0 to 65535, not \"x\".",
        "run --port=70000 | --port wants a number from 0 to 65535, not \"70000\".",
        "run fast | run does not know \"fast\".",
        "run --ephemeral --data d | --ephemeral and --data exclude each other.",
        "token | token wants one person, for example: token maria --roles hr.",
        "token a b | token wants one person, for example: token maria --roles hr.",
        "verify | verify wants one file, for example: verify evidence.json.",
        "verify a b | verify wants one file, for example: verify evidence.json.",
        "token a --hours 0 | --hours wants a number from 1 to 8784, not \"0\".",
      })
  void aMistakeOnTheCommandLineIsSaidInOneLine(String line, String complaint) {
    assertEquals(2, run(line.split(" ")));
    assertEquals("latitude: " + complaint + " ./latitude help lists what there is.\n", text(err));
    assertEquals("", text(out));
  }

  @Test
  void withoutAVerbThereIsHelp() {
    assertEquals(0, run());
    assertTrue(text(out).startsWith("Usage: latitude VERB"), text(out));
  }

  @Test
  void aTokenIsAllThatIsPrinted() throws Exception {
    new KeyFile(repository.resolve(".latitude/identity")).open(Clock.systemUTC());
    assertEquals(0, run("token", "maria", "--roles", "hr, employee", "--hours", "2"));
    var claims = SignedJWT.parse(text(out).strip()).getJWTClaimsSet();
    assertEquals("maria", claims.getSubject());
    assertEquals(List.of("hr", "employee"), claims.getStringListClaim("groups"));
    assertEquals(
        Duration.ofHours(2),
        Duration.between(
            claims.getIssueTime().toInstant(), claims.getExpirationTime().toInstant()));
    assertEquals("", text(err));
  }

  @Test
  void withoutAKeyATokenWouldBeWorthless() {
    assertEquals(1, run("token", "maria"));
    assertEquals(
        "latitude: There is no key in %s: start Latitude there once (./latitude run), or name its data folder with --data DIR.\n"
            .formatted(repository.resolve(".latitude")),
        text(err));
  }

  @Test
  void aFileThatIsNoEvidenceIsNotVerified() {
    var file = repository.resolve("evidence.json");
    assertEquals(2, run("verify", file.toString()));
    assertEquals(
        "latitude: %s was not verified. There is no such file.\n".formatted(file), text(err));
  }

  @Test
  void whatAFileSaysDoesNotMoveTheCursor() throws Exception {
    var file = repository.resolve("evidence.json");
    Files.writeString(file, "{\"format\": \"latitude-evidence-1\", \"a\\nb\\u001b[2K\": 1}");
    assertEquals(2, run("verify", file.toString()));
    assertEquals(
        "latitude: %s was not verified. /a?b?[2K is nothing that an evidence pack of this format has.\n"
            .formatted(file),
        text(err));
  }

  @Test
  void whatIsNotBuiltCannotRun() {
    assertEquals(1, run("run"));
    assertEquals(
        "latitude: proposal-service is not built: %s is missing. Start with ./latitude run, which builds what is missing, or run mvn package.\n"
            .formatted(repository.resolve("proposal-service/target/quarkus-app/quarkus-run.jar")),
        text(err));
  }

  private int run(String... arguments) {
    var console = new Console(print(out), print(err));
    return new Commands(console, repository).run(List.of(arguments));
  }

  private static PrintStream print(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
