package dev.latitude.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Everything that makes up one environment: what is applied, and the migrations before it. */
record Manifests(String environment, List<ObjectNode> objects) {

  static Manifests of(String environment) {
    var folder = Project.overlay(environment);
    var all = new ArrayList<>(Kustomization.render(folder));
    all.addAll(Kustomization.render(folder.resolve("migrations")));
    return new Manifests(environment, all);
  }

  Stream<ObjectNode> all(String kind) {
    return objects.stream().filter(object -> object.path("kind").asText().equals(kind));
  }

  Optional<ObjectNode> find(String kind, String name) {
    return all(kind).filter(object -> name(object).equals(name)).findFirst();
  }

  /** To be changed by those who want to see a check fail. */
  ObjectNode the(String kind, String name) {
    return find(kind, name)
        .orElseThrow(() -> new IllegalArgumentException("There is no " + kind + " " + name));
  }

  boolean has(String kind, String name) {
    return find(kind, name).isPresent();
  }

  static String name(JsonNode object) {
    return object.at("/metadata/name").asText();
  }

  /** Deployments and jobs: what has a template of pods. */
  Stream<Workload> workloads() {
    return objects.stream()
        .filter(object -> object.at("/spec/template/spec").isObject())
        .map(Workload::new);
  }

  Stream<Workload> services() {
    return workloads().filter(workload -> workload.kind().equals("Deployment"));
  }

  /** What a container gets from maps and literal values; secrets with an empty value. */
  Map<String, String> settings(Workload workload) {
    var settings = new TreeMap<String, String>();
    for (var source : workload.container().path("envFrom")) {
      find("ConfigMap", source.at("/configMapRef/name").asText())
          .ifPresent(
              map ->
                  map.path("data")
                      .properties()
                      .forEach(entry -> settings.put(entry.getKey(), entry.getValue().asText())));
    }
    for (var variable : workload.container().path("env")) {
      settings.put(variable.path("name").asText(), variable.path("value").asText());
    }
    return settings;
  }

  static boolean selects(JsonNode matchLabels, JsonNode labels) {
    return matchLabels.isObject()
        && !matchLabels.isEmpty()
        && matchLabels.properties().stream()
            .allMatch(entry -> entry.getValue().equals(labels.get(entry.getKey())));
  }

  /** A Deployment or a Job, with one container. */
  record Workload(ObjectNode object) {
    String kind() {
      return object.path("kind").asText();
    }

    String name() {
      return Manifests.name(object);
    }

    /** The service whose image it runs. */
    String service() {
      return labels().path("app.kubernetes.io/name").asText();
    }

    JsonNode labels() {
      return object.at("/spec/template/metadata/labels");
    }

    JsonNode pod() {
      return object.at("/spec/template/spec");
    }

    JsonNode container() {
      return pod().at("/containers/0");
    }

    @Override
    public String toString() {
      return kind() + " " + name();
    }
  }
}
