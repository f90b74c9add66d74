package dev.latitude.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.local.demo.Api;
import dev.latitude.local.demo.Cast;
import dev.latitude.local.demo.Scenario;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The examples of the guide for HR integrations, word by word, in the shell and through the
 * gateway. Only the address, a port, the folders and where tokens come from are other ones.
 */
class HrGuideIT {
  private static final Pattern SHELL = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);

  @TempDir Path folder;

  @Test
  void the_guide_leads_to_a_verified_copy() throws Exception {
    var suite = TheSuite.running();
    try (var api = new Api(suite.gatewayUri())) {
      var cast = Cast.of(suite::token);
      new Scenario(api, cast, new Silence(), Clock.systemUTC(), Duration.ofSeconds(10))
          .goodEnding();
    }
    var token =
        Files.writeString(folder.resolve("hr.token"), suite.token("hr-system", "hr-integration"));
    var people = Files.writeString(folder.resolve("people.token"), suite.token("hanna", "hr"));
    var guide = Files.readString(Repository.root().resolve("docs").resolve("hr-integration.md"));
    var examples =
        SHELL
            .matcher(guide)
            .results()
            .map(block -> block.group(1))
            .collect(Collectors.joining("\n"))
            .replace("http://localhost:8080", suite.gatewayUri().toString())
            .replace("./latitude token hr-system --roles hr-integration", "cat '" + token + "'")
            .replace("./latitude token hanna --roles hr", "cat '" + people + "'")
            .replace("8099", String.valueOf(freePort()))
            .replace("copy-of-hr", folder.resolve("copy").toString());
    assertThat(examples).contains("HrCopy.java", token.toString(), people.toString());
    var script = Files.writeString(folder.resolve("guide.sh"), "set -eu\n" + examples);
    var output = folder.resolve("guide.out");
    var building =
        new ProcessBuilder("sh", script.toString())
            .directory(Repository.root().toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    building.environment().merge("PATH", jdk(), (path, jdk) -> jdk + File.pathSeparator + path);
    var shell = building.start();
    assertThat(shell.waitFor(120, TimeUnit.SECONDS)).isTrue();
    var said = Files.readString(output);
    assertThat(shell.exitValue()).as(said).isZero();
    assertThat(said)
        .contains(
            "the stream was whole", "the hashes are alike", "wrong: []", "webhook-endpoint.tested");
  }

  /** Of the JDKs on this machine the one that runs this. */
  private static String jdk() {
    return Path.of(System.getProperty("java.home"), "bin").toString();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
