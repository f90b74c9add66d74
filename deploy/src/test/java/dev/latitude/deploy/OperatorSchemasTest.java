package dev.latitude.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latitude.testkit.node.Npm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The kinds that operators add to a cluster, as types made from their schemas: an object of a
 * manifest is written down as a constant of its type, and the compiler refuses fields that there
 * are not, values of another type, and what is missing. Only npm has these types, so that this is
 * checked where Node is.
 */
class OperatorSchemasTest {
  private static final Path FOLDER = Project.root().resolve("deploy").resolve("schemas");
  private static final Path MADE = FOLDER.resolve("made");
  private static final String CHECK =
      "The manifests of CloudNativePG, Envoy Gateway and External Secrets by their schemas";

  /** Where the types of a group are; a plugin of CloudNativePG has none. */
  private static final Map<String, String> PACKAGES =
      Map.of(
          "postgresql.cnpg.io", "cloudnative-pg",
          "gateway.envoyproxy.io", "envoy-gateway",
          "external-secrets.io", "external-secrets");

  @Test
  void every_object_is_of_its_kind() throws IOException {
    var npm = Npm.in(FOLDER, CHECK);
    var folder = emptied("applied");
    for (var environment : List.of("dev", "staging", "production")) {
      write(folder, environment, Manifests.of(environment).objects().stream());
    }
    assertThat(Files.readString(folder.resolve("production.ts")))
        .contains("ICluster", "IScheduledBackup", "IClientTrafficPolicy", "IExternalSecret");
    npm.run("applied", Map.of());
  }

  @Test
  void one_that_is_not_is_refused() throws IOException {
    var npm = Npm.in(FOLDER, CHECK);
    var folder = emptied("broken");
    var cluster = changed("Cluster", "pilot-database");
    spec(cluster).put("instnces", 3);
    var backup = changed("ScheduledBackup", "pilot-database");
    spec(backup).put("schedule", 4);
    var policy = changed("ClientTrafficPolicy", "latitude");
    spec(policy).withObject("/timeout/http").put("streamTimeout", "1s");
    var secret = changed("ExternalSecret", "pilot-service-client");
    spec(secret).withObject("/secretStoreRef").put("kind", "Store");
    var broken = List.of(cluster, backup, policy, secret);
    for (var object : broken) {
      write(folder, object.path("kind").asText(), Stream.of(object));
    }
    assertThat(npm.refusal("broken"))
        .contains(
            "'\"instnces\"' does not exist",
            "Type 'number' is not assignable to type 'string'",
            "'\"streamTimeout\"' does not exist",
            "Type '\"Store\"' is not assignable");
  }

  private static ObjectNode changed(String kind, String name) {
    return Manifests.of("production").the(kind, name);
  }

  private static ObjectNode spec(ObjectNode object) {
    return (ObjectNode) object.path("spec");
  }

  private static Path emptied(String name) throws IOException {
    var folder = Files.createDirectories(MADE.resolve(name));
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.writeString(
        folder.resolve("tsconfig.json"),
        """
        {"extends": "../../tsconfig.json", "include": ["*.ts"]}
        """);
    return folder;
  }

  private static void write(Path folder, String name, Stream<ObjectNode> objects)
      throws IOException {
    var program = new StringBuilder();
    for (var object : objects.toList()) {
      type(object)
          .ifPresent(
              type ->
                  program.append(
                      "{ const _: %s = %s; void _; }\n".formatted(type, object.toString())));
    }
    Files.writeString(folder.resolve(name + ".ts"), program);
  }

  private static Optional<String> type(ObjectNode object) {
    var api = object.path("apiVersion").asText().split("/", -1);
    return Optional.ofNullable(PACKAGES.get(api[0]))
        .map(
            name ->
                "import(\"@kubernetes-models/%s/%s/%s\").I%s"
                    .formatted(name, api[0], api[1], object.path("kind").asText()));
  }
}
