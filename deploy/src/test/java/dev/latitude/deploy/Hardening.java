package dev.latitude.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What every pod must have: restricted security, limits, probes, an image that cannot change, time
 * to end, and connections enough for as many as there may be. A service migrates nothing, and does
 * not start on a schema that lacks something.
 */
final class Hardening extends Check {
  /** How many each replica may open. */
  private static final int CONNECTIONS = connections();

  /** For migrations, the operator, and people who look what is wrong. */
  private static final int RESERVED = 20;

  @Override
  void look(Manifests manifests) {
    manifests.workloads().forEach(this::lookAtPod);
    manifests.services().forEach(service -> lookAtService(manifests, service));
    manifests
        .all("Namespace")
        .forEach(
            namespace ->
                expect(
                    namespace
                        .at("/metadata/labels")
                        .path("pod-security.kubernetes.io/enforce")
                        .asText()
                        .equals("restricted"),
                    "Namespace",
                    "pods are not held to the restricted standard"));
    expect(manifests.all("Namespace").count() == 1, "Namespace", "there must be one");
    expect(manifests.all("Secret").findAny().isEmpty(), "Secret", "a secret is in the files");
  }

  private void lookAtPod(Manifests.Workload workload) {
    var pod = workload.pod();
    expect(pod.path("containers").size() == 1, workload, "must have one container");
    expect(isTrue(pod.at("/securityContext/runAsNonRoot")), workload, "may run as root");
    expect(pod.at("/securityContext/runAsUser").asInt() > 0, workload, "has no user");
    expect(
        pod.at("/securityContext/seccompProfile/type").asText().equals("RuntimeDefault"),
        workload,
        "has no seccomp profile");
    expect(
        isFalse(pod.path("automountServiceAccountToken")), workload, "gets a token of the cluster");
    expect(isFalse(pod.path("enableServiceLinks")), workload, "gets variables of other services");
    for (var host : List.of("hostNetwork", "hostPID", "hostIPC")) {
      expect(!pod.has(host), workload, "has " + host);
    }
    for (var volume : pod.path("volumes")) {
      expect(!volume.has("hostPath"), workload, "mounts a folder of the node");
      expect(
          !volume.has("emptyDir") || volume.at("/emptyDir/sizeLimit").isTextual(),
          workload,
          "has an unlimited volume");
    }
    lookAtContainer(workload, workload.container());
  }

  private void lookAtContainer(Manifests.Workload workload, JsonNode container) {
    var security = container.path("securityContext");
    expect(isTrue(security.path("readOnlyRootFilesystem")), workload, "may write to its root");
    expect(isFalse(security.path("allowPrivilegeEscalation")), workload, "may gain privileges");
    expect(
        security.at("/capabilities/drop/0").asText().equals("ALL")
            && !security.path("capabilities").has("add"),
        workload,
        "keeps capabilities");
    var image = container.path("image").asText();
    expect(
        image.matches(".+(:[0-9][\\w.-]*|@sha256:[0-9a-f]{64})"),
        workload,
        "the image " + image + " is no release");
    var resources = container.path("resources");
    for (var kind : List.of("cpu", "memory", "ephemeral-storage")) {
      expect(resources.path("requests").has(kind), workload, "requests no " + kind);
      expect(resources.path("limits").has(kind), workload, "has no limit of " + kind);
    }
    expect(
        resources.at("/requests/memory").equals(resources.at("/limits/memory")),
        workload,
        "may use more memory than it was promised");
  }

  private void lookAtService(Manifests manifests, Manifests.Workload service) {
    for (var probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
      expect(service.container().has(probe), service, "has no " + probe);
    }
    expect(
        service.object().at("/spec/strategy/rollingUpdate/maxUnavailable").asText().equals("0"),
        service,
        "takes a replica away before the new one is there");
    expect(
        service.pod().path("topologySpreadConstraints").size() >= 2,
        service,
        "is not spread over zones and nodes");
    var settings = manifests.settings(service);
    expect(
        "false".equals(settings.get("QUARKUS_FLYWAY_MIGRATE_AT_START"))
            && "true".equals(settings.get("QUARKUS_FLYWAY_VALIDATE_AT_START")),
        service,
        "does not leave migrations to the jobs, or starts without them");
    var needed =
        service.container().at("/lifecycle/preStop/sleep/seconds").asInt()
            + seconds(settings.get("QUARKUS_SHUTDOWN_DELAY"))
            + seconds(settings.get("QUARKUS_SHUTDOWN_TIMEOUT"));
    expect(
        service.pod().path("terminationGracePeriodSeconds").asInt(30) > needed,
        service,
        "is killed before it has had the " + needed + " s to end");
    expect(
        service.container().at("/lifecycle/preStop/sleep/seconds").asInt() >= 5,
        service,
        "ends before gateways know");
    lookAtConnections(manifests, service);
  }

  private void lookAtConnections(Manifests manifests, Manifests.Workload service) {
    var scaler = manifests.find("HorizontalPodAutoscaler", service.name());
    var most =
        scaler
            .map(object -> object.at("/spec/maxReplicas").asInt())
            .orElse(service.object().at("/spec/replicas").asInt(1));
    if (!manifests.environment().equals("dev")) {
      expect(
          scaler.map(object -> object.at("/spec/minReplicas").asInt()).orElse(0) >= 2,
          service,
          "there may be only one of it");
      expect(!service.object().path("spec").has("replicas"), service, "fights with its autoscaler");
    }
    var surge = service.object().at("/spec/strategy/rollingUpdate/maxSurge").asInt();
    var database = service.name().replace("-service", "-database");
    manifests
        .find("Cluster", database)
        .ifPresent(
            cluster ->
                expect(
                    (most + surge) * CONNECTIONS + RESERVED
                        <= cluster.at("/spec/postgresql/parameters/max_connections").asInt(),
                    service,
                    "%d replicas want more connections than %s has"
                        .formatted(most + surge, database)));
  }

  private static int connections() {
    return Integer.parseInt(
        Project.settings("service-kit/src/main/resources/META-INF/microprofile-config.properties")
            .getProperty("quarkus.datasource.jdbc.max-size"));
  }

  private static long seconds(String duration) {
    return duration == null
        ? 0
        : Duration.parse("PT" + duration.toUpperCase(Locale.ROOT)).toSeconds();
  }

  private static boolean isTrue(JsonNode node) {
    return node.isBoolean() && node.asBoolean();
  }

  private static boolean isFalse(JsonNode node) {
    return node.isBoolean() && !node.asBoolean();
  }
}
