package dev.latitude.agreement.hr;

import static dev.latitude.agreement.agreement.AgreementFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.standardwebhooks.Webhook;
import dev.latitude.agreement.PilotServiceStub;
import dev.latitude.agreement.agreement.RandomChanges;
import dev.latitude.agreement.webhook.Deliveries;
import dev.latitude.testkit.RealParts;
import dev.latitude.testkit.TestIdentity;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.tools.ToolProvider;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The reference consumer of the documentation, as a process of its own that knows nothing of
 * Latitude but HTTP: whatever happens to it, its copy is the source, byte for byte. The changes are
 * made by the service's own commands, but without HTTP, and most of them by SQL alone, so that
 * there can be many; the events of those have no hashes that could be verified.
 */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(PilotServiceStub.class)
class HrCopyTest {
  private static final Path CONSUMER =
      Path.of("..", "system-tests", "src", "test", "java", "dev", "latitude", "system", "hr")
          .toAbsolutePath();
  private static final int CHANGES = 10_000;
  private static final int BY_WEBHOOK = 200;
  private static final int PEOPLE = 60;

  @Inject RandomChanges random;
  @Inject Deliveries webhooks;
  @Inject ObjectMapper json;
  @TempDir Path folder;

  private final List<UUID> people = new ArrayList<>();
  private final List<Process> started = new ArrayList<>();
  private final AtomicInteger changes = new AtomicInteger();

  @AfterEach
  void endProcessesAndComeBackToTheRealTime() {
    started.forEach(Process::destroyForcibly);
    QuarkusMock.installMockForType(Clock.systemUTC(), Clock.class);
  }

  @Test
  void a_copy_is_the_source_byte_for_byte_whatever_happens_to_whoever_keeps_it() throws Exception {
    Files.writeString(folder.resolve("token"), TestIdentity.token("hr-system", "hr-integration"));
    compile();
    longAgo();
    for (int n = 0; n < PEOPLE; n++) {
      people.add(random.signed(n));
    }
    change(CHANGES / 10, 1);
    var snapshot = consumer("follow");
    HrFixture.eventually(() -> Files.exists(copy().resolve("cursor")));
    change(CHANGES / 10, 2);
    kill(snapshot);
    var early = Files.readString(copy().resolve("cursor"));

    // killed again and again, and once given what it has had before
    for (int n = 0; n < 3; n++) {
      var running = consumer("follow");
      change(CHANGES / 10, 3 + n);
      kill(running);
    }
    Files.writeString(copy().resolve("cursor"), early);
    var _ = finished(consumer("once"));
    assertThat(held()).isEqualTo(source());

    // away until the feed does not reach back any more
    change(CHANGES / 10, 6);
    QuarkusMock.installMockForType(Clock.systemUTC(), Clock.class);
    change(CHANGES - changes.get() - BY_WEBHOOK, 7);
    var told = finished(consumer("once"));
    assertThat(told).contains("The feed does not reach back to", "Snapshot of ");
    assertThat(held()).isEqualTo(source());

    followByWebhooks();
    assertThat(changes).hasValueGreaterThanOrEqualTo(CHANGES);
    assertThat(held()).isEqualTo(source());
    var _ = finished(consumer("once"));
    assertThat(held()).isEqualTo(source());
    assertThat(finished(consumer("verify"))).contains("wrong: []");
    HrFixture.get("/api/v1/hr/sync-status").body("unacknowledged", equalTo(0));

    // and a copy that somebody has spoilt is found out, and mended
    var spoilt = people.getFirst() + ".json";
    Files.writeString(copy().resolve("records").resolve(spoilt), "{\"revision\":5}");
    Files.delete(copy().resolve("records").resolve(people.getLast() + ".json"));
    assertThat(said(consumer("verify")))
        .contains(people.getFirst().toString(), people.getLast().toString());
    assertThat(held()).isEqualTo(source());

    // and of a source that was restored nothing is kept that only was there after that moment
    Files.writeString(copy().resolve("records").resolve(spoilt), "{\"revision\":5000}");
    Files.writeString(copy().resolve("records").resolve(UUID.randomUUID() + ".json"), "{}");
    var last = Long.parseLong(Files.readString(copy().resolve("cursor")));
    Files.writeString(copy().resolve("cursor"), "%019d".formatted(last + 1));
    assertThat(finished(consumer("once")))
        .contains("Latitude was restored to a moment before", "Snapshot of ");
    assertThat(held()).isEqualTo(source());
  }

  /** Killed while webhooks come in, and told again what it was told before. */
  private void followByWebhooks() throws Exception {
    int port = freePort();
    try (var deliveries = webhooks.to("http://127.0.0.1:" + port)) {
      Files.writeString(folder.resolve("secret"), deliveries.secret());
      var from = Instant.now();
      var first = listener(port);
      var killed = new AtomicBoolean();
      var sending = CompletableFuture.runAsync(() -> deliveries.send(killed::get));
      byCommands(BY_WEBHOOK / 2, 8);
      HrFixture.eventually(() -> heard(first) > BY_WEBHOOK / 10);
      kill(first);
      killed.set(true);
      sending.get();

      var second = listener(port);
      byCommands(BY_WEBHOOK / 2, 9);
      deliveries.tryAtOnce();
      deliveries.send(deliveries::isDone);
      int once = heard(second);
      assertThat(once).isGreaterThanOrEqualTo(BY_WEBHOOK / 2);
      deliveries.replay(from, Instant.now());
      deliveries.send(deliveries::isDone);
      assertThat(heard(second)).isGreaterThan(once + BY_WEBHOOK / 2);
      kill(second);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private Process listener(int port) throws IOException {
    var process =
        java(
            "dev.latitude.system.hr.HrListener",
            latitude(),
            folder.resolve("token").toString(),
            copy().toString(),
            String.valueOf(port),
            folder.resolve("secret").toString());
    HrFixture.eventually(() -> output(process).contains("Up to date, and listening"));
    return process;
  }

  private int heard(Process process) {
    return Math.toIntExact(
        output(process).lines().filter(line -> line.startsWith("Webhook agreement.")).count());
  }

  /** One in five by the service's commands. */
  private void change(int count, long seed) throws Exception {
    byCommands(count / 5, seed);
    changes.addAndGet(
        random.changeInDatabase(people.subList(PEOPLE / 2, PEOPLE), count - count / 5, seed));
  }

  private void byCommands(int count, long seed) throws Exception {
    changes.addAndGet(random.change(people.subList(0, PEOPLE / 2), count, seed));
  }

  private void longAgo() {
    QuarkusMock.installMockForType(
        Clock.offset(Clock.systemUTC(), Duration.ofDays(-6 * 365)), Clock.class);
  }

  private Path copy() {
    return folder.resolve("copy");
  }

  private Process consumer(String mode) throws IOException {
    return java(
        "dev.latitude.system.hr.HrCopy",
        latitude(),
        folder.resolve("token").toString(),
        copy().toString(),
        mode);
  }

  /** Once, and not at each start as the single-file launcher would. */
  private void compile() {
    int failures =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-d",
                folder.resolve("classes").toString(),
                "-cp",
                classPath(),
                CONSUMER.resolve("HrCopy.java").toString(),
                CONSUMER.resolve("HrListener.java").toString());
    assertThat(failures).isZero();
  }

  /** A library that verifies webhooks, and nothing else. */
  private String classPath() {
    return folder.resolve("classes")
        + File.pathSeparator
        + Webhook.class.getProtectionDomain().getCodeSource().getLocation().getPath();
  }

  private static String latitude() {
    return RestAssured.baseURI + ":" + RestAssured.port;
  }

  private Process java(String... arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", classPath()));
    command.addAll(List.of(arguments));
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(started.size() + ".out").toFile())
            .start();
    started.add(process);
    return process;
  }

  private static void kill(Process process) throws InterruptedException {
    assertThat(process.isAlive()).as("it has not ended by itself").isTrue();
    process.destroyForcibly().waitFor();
  }

  private String finished(Process process) throws Exception {
    var said = said(process);
    assertThat(process.exitValue()).as(said).isZero();
    return said;
  }

  private String said(Process process) throws Exception {
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return output(process);
  }

  private String output(Process process) {
    try {
      return Files.readString(folder.resolve(started.indexOf(process) + ".out"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private Map<String, String> held() throws IOException {
    var held = new TreeMap<String, String>();
    try (var files = Files.list(copy().resolve("records"))) {
      for (var file : files.toList()) {
        held.put(file.getFileName().toString().replace(".json", ""), Files.readString(file));
      }
    }
    return held;
  }

  private Map<String, String> source() throws IOException {
    var source = new TreeMap<String, String>();
    var lines =
        request("auditing", "hr")
            .accept("application/x-ndjson")
            .get(HrFixture.AGREEMENTS)
            .asString()
            .lines()
            .toList();
    for (var line : lines.subList(0, lines.size() - 1)) {
      var record = (ObjectNode) json.readTree(line);
      record.remove(List.of("contentHash", "acknowledgement", "etag"));
      source.put(
          record.get("id").asText(),
          new JsonCanonicalizer(json.writeValueAsString(record)).getEncodedString());
    }
    return source;
  }
}
