package dev.latitude.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What one thing says about another holds: names, ports, labels, files and where they are. */
final class References extends Check {
  private static final String GATEWAY_API = "gateway.networking.k8s.io";

  @Override
  void look(Manifests manifests) {
    manifests.all("HTTPRoute").forEach(route -> lookAtRoute(manifests, route));
    manifests.services().forEach(service -> lookAtUploads(manifests, service));
    manifests.all("Service").forEach(service -> lookAtService(manifests, service));
    manifests.workloads().forEach(workload -> lookAtPod(manifests, workload));
    manifests.services().forEach(service -> lookAtDeployment(manifests, service));
    manifests.workloads().forEach(workload -> lookAtDatabase(manifests, workload));
    lookAtPolicies(manifests);
    lookAtGateway(manifests);
    lookAtBackups(manifests);
    lookAtMonitors(manifests);
  }

  private void lookAtRoute(Manifests manifests, ObjectNode route) {
    var about = Kustomization.id(route);
    for (var parent : route.at("/spec/parentRefs")) {
      var gateway = manifests.find("Gateway", parent.path("name").asText());
      expect(gateway.isPresent(), about, "hangs on no gateway");
      var sections = new TreeSet<String>();
      gateway.ifPresent(
          object ->
              object
                  .at("/spec/listeners")
                  .forEach(listener -> sections.add(listener.path("name").asText())));
      expect(
          sections.contains(parent.path("sectionName").asText()),
          about,
          "hangs on the listener \"%s\", and there are %s"
              .formatted(parent.path("sectionName").asText(), sections));
      expect(
          route.at("/spec/rules/0/filters/0/type").asText().equals("RequestRedirect")
              || parent.path("sectionName").asText().equals("https"),
          about,
          "answers without TLS");
    }
    for (var rule : route.at("/spec/rules")) {
      for (var backend : rule.path("backendRefs")) {
        var service = manifests.find("Service", backend.path("name").asText());
        expect(
            service.isPresent()
                && service
                    .get()
                    .at("/spec/ports")
                    .valueStream()
                    .anyMatch(port -> port.path("port").equals(backend.path("port"))),
            about,
            "leads to %s:%s, which is not there"
                .formatted(backend.path("name").asText(), backend.path("port").asText()));
      }
    }
  }

  /** Who is let send as long as a body may take to come in is not cut off before it has come. */
  private void lookAtUploads(Manifests manifests, Manifests.Workload service) {
    var uploads =
        Project.settings(service.name() + "/src/main/resources/application.properties")
            .getProperty("latitude.http.upload-paths");
    if (uploads == null || manifests.all("ClientTrafficPolicy").findAny().isEmpty()) {
      return;
    }
    var name = service.name().replaceFirst("-service$", "");
    var contract = Yaml.readAll(Project.root().resolve("openapi/" + name + ".yaml")).getFirst();
    var paths =
        contract.path("paths").properties().stream()
            .map(Map.Entry::getKey)
            .filter(path -> path.matches(uploads))
            .toList();
    expect(!paths.isEmpty(), service, "takes uploads at no path of its contract");
    var longest =
        manifests
            .all("ClientTrafficPolicy")
            .map(policy -> policy.at("/spec/timeout/http/requestReceivedTimeout").asText())
            .findFirst()
            .orElseThrow();
    for (var path : paths) {
      var request = timeout(manifests, path);
      expect(
          request.equals(longest),
          service,
          "is cut off at %s after %s, while a body may take %s".formatted(path, request, longest));
    }
  }

  /** What the rule with the longest prefix of a path says. */
  private static String timeout(Manifests manifests, String path) {
    return manifests
        .all("HTTPRoute")
        .flatMap(route -> route.at("/spec/rules").valueStream())
        .flatMap(
            rule ->
                rule.path("matches")
                    .valueStream()
                    .map(match -> match.at("/path/value").asText())
                    .filter(prefix -> (path + "/").startsWith(prefix + "/"))
                    .map(prefix -> Map.entry(prefix, rule.at("/timeouts/request").asText())))
        .max(Comparator.comparingInt(found -> found.getKey().length()))
        .map(Map.Entry::getValue)
        .orElse("no time at all");
  }

  private void lookAtService(Manifests manifests, ObjectNode service) {
    var about = Kustomization.id(service);
    var pods =
        manifests
            .workloads()
            .filter(workload -> Manifests.selects(service.at("/spec/selector"), workload.labels()))
            .toList();
    expect(
        pods.size() == 1 && pods.getFirst().name().equals(Manifests.name(service)),
        about,
        "selects " + pods);
    for (var pod : pods) {
      for (var port : service.at("/spec/ports")) {
        expect(
            port(pod, port.path("targetPort").asText()) == 8080,
            about,
            "leads to the port %s of %s".formatted(port.path("targetPort").asText(), pod));
      }
    }
  }

  /** The number of a port by its name; 0 when there is none. */
  private static int port(Manifests.Workload workload, String name) {
    return workload
        .container()
        .path("ports")
        .valueStream()
        .filter(port -> port.path("name").asText().equals(name))
        .mapToInt(port -> port.path("containerPort").asInt())
        .findFirst()
        .orElse(0);
  }

  private void lookAtPod(Manifests manifests, Manifests.Workload workload) {
    for (var source : workload.container().path("envFrom")) {
      expect(
          manifests.has("ConfigMap", source.at("/configMapRef/name").asText()),
          workload,
          "has no map " + source.at("/configMapRef/name").asText());
    }
    for (var variable : workload.container().path("env")) {
      var secret = variable.at("/valueFrom/secretKeyRef");
      if (secret.isObject()) {
        lookAtSecret(manifests, workload, secret.path("name").asText());
      }
    }
    var volumes = new TreeSet<String>();
    for (var volume : workload.pod().path("volumes")) {
      volumes.add(volume.path("name").asText());
      if (volume.has("secret")) {
        lookAtSecret(manifests, workload, volume.at("/secret/secretName").asText());
      }
    }
    var mounts = new TreeSet<String>();
    var used = new TreeSet<String>();
    for (var mount : workload.container().path("volumeMounts")) {
      mounts.add(mount.path("mountPath").asText());
      used.add(mount.path("name").asText());
    }
    expect(volumes.equals(used), workload, "mounts %s of %s".formatted(used, volumes));
    expect(mounts.contains("/tmp"), workload, "has no place for temporary files");
    manifests
        .settings(workload)
        .forEach(
            (name, value) -> {
              var file = value.replaceFirst("^.*sslrootcert=", "");
              expect(
                  !file.startsWith("/")
                      || mounts.stream()
                          .anyMatch(mount -> file.equals(mount) || file.startsWith(mount + "/")),
                  workload,
                  name + " names a file that nothing mounts: " + file);
            });
  }

  /** Made by the database's operator, by the operator of secrets, or by hand as docs say. */
  private void lookAtSecret(Manifests manifests, Manifests.Workload workload, String secret) {
    var made =
        manifests.has("ExternalSecret", secret)
            || (secret.matches(".*-(app|ca)")
                && manifests.has("Cluster", secret.replaceFirst("-(app|ca)$", "")));
    expect(
        made || SECRETS_BY_HAND.contains("`" + secret + "`"),
        workload,
        "nobody makes the secret " + secret + ", and docs/operations.md does not tell it");
  }

  private static final String SECRETS_BY_HAND = operations();

  private static String operations() {
    try {
      return Files.readString(Project.root().resolve("docs/operations.md"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private void lookAtDeployment(Manifests manifests, Manifests.Workload service) {
    var object = service.object();
    expect(
        Manifests.selects(object.at("/spec/selector/matchLabels"), service.labels()),
        service,
        "selects other pods than its own");
    for (var constraint : service.pod().path("topologySpreadConstraints")) {
      expect(
          Manifests.selects(constraint.at("/labelSelector/matchLabels"), service.labels()),
          service,
          "is spread by the labels of another");
    }
    for (var probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
      var get = service.container().path(probe).path("httpGet");
      expect(
          get.path("port").asText().equals("management")
              && get.path("path").asText().startsWith("/q/health/"),
          service,
          probe + " does not ask for health on the management port");
    }
    expect(port(service, "http") == 8080, service, "does not listen where it says");
    expect(port(service, "management") == 9000, service, "is not managed where it says");
    expect(
        manifests.find("ServiceAccount", service.pod().path("serviceAccountName").asText()).stream()
            .anyMatch(
                account -> account.path("automountServiceAccountToken").asText().equals("false")),
        service,
        "has no account without a token");
    expect(
        manifests
            .all("PodDisruptionBudget")
            .anyMatch(
                budget ->
                    Manifests.selects(budget.at("/spec/selector/matchLabels"), service.labels())
                        && budget.at("/spec/maxUnavailable").asInt() == 1),
        service,
        "may be drained away whole");
    manifests
        .all("HorizontalPodAutoscaler")
        .forEach(
            scaler ->
                expect(
                    manifests.has("Deployment", scaler.at("/spec/scaleTargetRef/name").asText()),
                    Kustomization.id(scaler),
                    "scales nothing"));
  }

  private void lookAtDatabase(Manifests manifests, Manifests.Workload workload) {
    var url = manifests.settings(workload).getOrDefault("QUARKUS_DATASOURCE_JDBC_URL", "");
    if (!url.startsWith("jdbc:postgresql://")) {
      return;
    }
    var uri = URI.create(url.substring("jdbc:".length()));
    var cluster =
        manifests
            .all("Cluster")
            .filter(object -> uri.getHost().equals(Manifests.name(object) + "-rw"))
            .findFirst();
    expect(cluster.isPresent(), workload, "keeps its data at " + uri.getHost());
    expect(
        cluster.stream()
            .anyMatch(
                object ->
                    uri.getPath()
                        .equals("/" + object.at("/spec/bootstrap/initdb/database").asText())),
        workload,
        "keeps its data in " + uri.getPath());
    expect(url.contains("sslmode=verify-full"), workload, "does not look whose database it is");
    manifests
        .services()
        .filter(service -> service.name().equals(workload.service()))
        .forEach(
            service ->
                expect(
                    url.equals(manifests.settings(service).get("QUARKUS_DATASOURCE_JDBC_URL")),
                    workload,
                    "migrates another database than that of the service"));
  }

  private void lookAtPolicies(Manifests manifests) {
    for (var policy : manifests.objects()) {
      for (var target : policy.at("/spec/targetRefs")) {
        expect(
            target.path("group").asText().equals(GATEWAY_API)
                && manifests.has(target.path("kind").asText(), target.path("name").asText()),
            Kustomization.id(policy),
            "is for %s %s, which is not there"
                .formatted(target.path("kind").asText(), target.path("name").asText()));
      }
    }
  }

  private void lookAtGateway(Manifests manifests) {
    manifests
        .all("Gateway")
        .forEach(
            gateway -> {
              var proxy = gateway.at("/spec/infrastructure/parametersRef");
              expect(
                  manifests.has(proxy.path("kind").asText(), proxy.path("name").asText()),
                  Kustomization.id(gateway),
                  "is run by proxies that nobody describes");
              for (var listener : gateway.at("/spec/listeners")) {
                expect(
                    !listener.path("hostname").asText().isEmpty()
                        && publicHosts(manifests)
                            .equals(Set.of(listener.path("hostname").asText())),
                    Kustomization.id(gateway),
                    "is not where printed pages say: " + listener.path("hostname").asText());
              }
            });
  }

  private static Set<String> publicHosts(Manifests manifests) {
    var hosts = new TreeSet<String>();
    manifests
        .services()
        .map(service -> manifests.settings(service).get("LATITUDE_PUBLIC_URL"))
        .filter(url -> url != null)
        .forEach(url -> hosts.add(URI.create(url).getHost()));
    return hosts;
  }

  private void lookAtBackups(Manifests manifests) {
    manifests
        .all("ScheduledBackup")
        .forEach(
            backup ->
                expect(
                    manifests.has("Cluster", backup.at("/spec/cluster/name").asText()),
                    Kustomization.id(backup),
                    "saves a database that is not there"));
    manifests
        .all("Cluster")
        .filter(cluster -> manifests.all("ObjectStore").findAny().isPresent())
        .forEach(
            cluster -> {
              expect(
                  manifests.has(
                      "ObjectStore",
                      cluster.at("/spec/plugins/0/parameters/barmanObjectName").asText()),
                  Kustomization.id(cluster),
                  "is archived nowhere");
              expect(
                  manifests
                      .all("ScheduledBackup")
                      .anyMatch(
                          backup ->
                              backup
                                  .at("/spec/cluster/name")
                                  .asText()
                                  .equals(Manifests.name(cluster))),
                  Kustomization.id(cluster),
                  "is never saved");
            });
  }

  private void lookAtMonitors(Manifests manifests) {
    var selectors =
        manifests.all("PodMonitor").map(monitor -> monitor.at("/spec/selector")).toList();
    if (selectors.isEmpty()) {
      return;
    }
    manifests
        .services()
        .forEach(
            service ->
                expect(
                    manifests
                        .all("PodMonitor")
                        .anyMatch(
                            monitor ->
                                selects(monitor.at("/spec/selector"), service.labels())
                                    && port(
                                            service,
                                            monitor.at("/spec/podMetricsEndpoints/0/port").asText())
                                        > 0),
                    service,
                    "is not watched"));
  }

  /** A selector of labels, with expressions that name several values. */
  static boolean selects(JsonNode selector, JsonNode labels) {
    var expressions = selector.path("matchExpressions");
    return (selector.has("matchLabels")
            ? Manifests.selects(selector.get("matchLabels"), labels)
            : !expressions.isEmpty())
        && expressions
            .valueStream()
            .allMatch(
                expression ->
                    expression.path("operator").asText().equals("In")
                        && expression
                            .path("values")
                            .valueStream()
                            .anyMatch(
                                value ->
                                    value.equals(labels.get(expression.path("key").asText()))));
  }
}
