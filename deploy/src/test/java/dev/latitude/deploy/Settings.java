package dev.latitude.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A variable that no service reads is a setting that is not made. Those of Latitude are looked for
 * in the sources of the service; those of Quarkus in the lists that its extensions bring along,
 * which also tell what is fixed when the service is built.
 */
final class Settings extends Check {
  private static final Pattern PROPERTY =
      Pattern.compile("@ConfigProperty\\(\\s*name\\s*=\\s*\"([^\"]+)\"");
  private static final Pattern MAPPING =
      Pattern.compile(
          "@ConfigMapping\\(prefix = \"([^\"]+)\"\\)[^{]*\\binterface \\w+ \\{(.*?)\\n *}",
          Pattern.DOTALL);
  private static final Pattern METHOD = Pattern.compile("\\n *([\\w<>, ]+) (\\w+)\\(\\);");
  private static final Pattern NEEDED = Pattern.compile("\\$\\{(latitude[a-z.-]+)}");

  /** Whose feed a service follows: the address is looked up under the name of the other service. */
  private static final Pattern FOLLOWED =
      Pattern.compile("String service\\(\\) \\{\\s*return \"([a-z-]+)\";");

  private static final Map<String, String> QUARKUS = phases();

  @Override
  void look(Manifests manifests) {
    manifests.workloads().forEach(workload -> look(manifests, workload));
  }

  private void look(Manifests manifests, Manifests.Workload workload) {
    var settings = manifests.settings(workload);
    var own = ofLatitude(workload.service());
    for (var name : settings.keySet()) {
      if (name.startsWith("QUARKUS_")) {
        var phase = QUARKUS.get(name);
        expect(phase != null, workload, "no extension reads " + name);
        expect(
            phase == null || phase.equals("RUN_TIME"),
            workload,
            name + " is fixed when the service is built");
      } else if (name.startsWith("LATITUDE_")) {
        expect(
            own.stream().anyMatch(known -> matches(known, name)),
            workload,
            workload.service() + " does not read " + name);
      } else {
        expect(name.equals("JDK_JAVA_OPTIONS"), workload, "who reads " + name + "?");
      }
    }
    for (var needed : needed(workload)) {
      expect(settings.containsKey(needed), workload, needed + " is missing");
    }
  }

  /** What has no default that fits a cluster. */
  private static Set<String> needed(Manifests.Workload workload) {
    var needed =
        new HashSet<>(
            Set.of(
                "QUARKUS_DATASOURCE_JDBC_URL",
                "QUARKUS_DATASOURCE_USERNAME",
                "QUARKUS_DATASOURCE_PASSWORD",
                "QUARKUS_OIDC_AUTH_SERVER_URL"));
    if (workload.kind().equals("Deployment")) {
      var followed = followed(workload.service());
      needed.addAll(followed);
      if (!followed.isEmpty()) {
        needed.add("LATITUDE_SERVICE_TOKEN_CLIENT");
        needed.add("LATITUDE_SERVICE_TOKEN_SECRET");
      }
      NEEDED
          .matcher(text(properties(workload.service())))
          .results()
          .forEach(expression -> needed.add(variable(expression.group(1))));
    }
    return needed;
  }

  private static boolean matches(String known, String name) {
    return known.endsWith("*")
        ? name.startsWith(known.substring(0, known.length() - 1))
        : known.equals(name);
  }

  /** What the service and the kit read, as variables; {@code *} at the end of a family. */
  private static Set<String> ofLatitude(String service) {
    var names = followed(service);
    for (var module : Set.of("service-kit", service)) {
      var sources = Project.root().resolve(module).resolve("src/main");
      files(sources.resolve("java"), ".java").forEach(file -> collect(text(file), names));
    }
    NEEDED
        .matcher(text(properties(service)))
        .results()
        .forEach(expression -> names.add(variable(expression.group(1))));
    return names;
  }

  private static Set<String> followed(String service) {
    var names = new HashSet<String>();
    files(Project.root().resolve(service).resolve("src/main/java"), ".java")
        .forEach(
            file ->
                FOLLOWED
                    .matcher(text(file))
                    .results()
                    .forEach(feed -> names.add(variable("latitude." + feed.group(1) + ".url"))));
    return names;
  }

  private static void collect(String source, Set<String> names) {
    PROPERTY.matcher(source).results().forEach(name -> names.add(variable(name.group(1))));
    MAPPING
        .matcher(source)
        .results()
        .forEach(
            mapping ->
                METHOD
                    .matcher(mapping.group(2))
                    .results()
                    .forEach(
                        method ->
                            names.add(
                                variable(mapping.group(1) + "." + kebab(method.group(2)))
                                    + (method.group(1).contains("Map<") ? "_*" : ""))));
  }

  private static Path properties(String service) {
    return Project.root().resolve(service).resolve("src/main/resources/application.properties");
  }

  private static String kebab(String method) {
    return method.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  private static String variable(String property) {
    return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  private static Map<String, String> phases() {
    var phases = new HashMap<String, String>();
    try {
      var lists =
          Collections.list(
              Settings.class
                  .getClassLoader()
                  .getResources("META-INF/quarkus-config-doc/quarkus-config-model.json"));
      for (var list : lists) {
        try (var content = list.openStream()) {
          collect(Yaml.MAPPER.readTree(content), phases);
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return phases;
  }

  private static void collect(JsonNode node, Map<String, String> phases) {
    var property = node.at("/path/property");
    if (property.isTextual() && node.path("phase").isTextual()) {
      phases.put(variable(property.asText()), node.get("phase").asText());
    }
    node.forEach(child -> collect(child, phases));
  }

  private static Stream<Path> files(Path folder, String ending) {
    try (var files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).toList().stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
