package dev.latitude.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Nobody may talk to anybody, but for what is needed; and that is found in what the manifests say
 * otherwise: the addresses that services are told, the routes, the monitors. A flow inside the
 * environment is allowed where it begins and where it ends.
 */
final class Flows extends Check {
  private static final String DNS = "kube-system";
  private static final String GATEWAY = "envoy-gateway-system";
  private static final String OPERATOR = "cnpg-system";
  private static final String PROMETHEUS = "monitoring";
  private static final String INTERNET = "the internet";
  private static final String ANYWHERE = "anywhere";

  /** Every private network, so that nobody can be made to ask what is inside. */
  private static final Set<String> PRIVATE =
      Set.of(
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.168.0.0/16");

  private static final Set<String> PRIVATE_6 = Set.of("fc00::/7", "fe80::/10");

  /** One connection that somebody may open. */
  private record Flow(String from, String to, String port) implements Comparable<Flow> {
    @Override
    public String toString() {
      return from + " to " + to + ":" + port;
    }

    @Override
    public int compareTo(Flow other) {
      return toString().compareTo(other.toString());
    }
  }

  @Override
  void look(Manifests manifests) {
    var pods = pods(manifests);
    var beginning = allowed(manifests, pods, "Egress");
    var ending = allowed(manifests, pods, "Ingress");
    var needed = needed(manifests, pods);
    compare("may begin", beginning, needed.stream().filter(flow -> pods.containsKey(flow.from())));
    compare("may end", ending, needed.stream().filter(flow -> pods.containsKey(flow.to())));
    expect(
        manifests
            .all("NetworkPolicy")
            .anyMatch(
                policy ->
                    policy.at("/spec/podSelector").isEmpty()
                        && types(policy).equals(Set.of("Ingress", "Egress"))),
        "NetworkPolicy",
        "nothing is denied by default");
  }

  private void compare(String what, Set<Flow> allowed, Stream<Flow> needed) {
    var expected = new TreeSet<>(needed.toList());
    for (var flow : expected) {
      expect(allowed.contains(flow), flow, "is needed, and no policy lets it: it " + what);
    }
    for (var flow : allowed) {
      expect(expected.contains(flow), flow, what + ", and nobody needs it");
    }
  }

  /** The pods of the environment with the labels that policies see. */
  private static Map<String, JsonNode> pods(Manifests manifests) {
    var pods = new LinkedHashMap<String, JsonNode>();
    manifests.workloads().forEach(workload -> pods.put(workload.name(), workload.labels()));
    manifests
        .all("Cluster")
        .map(Manifests::name)
        .forEach(
            name -> pods.put(name, Yaml.MAPPER.createObjectNode().put("cnpg.io/cluster", name)));
    return pods;
  }

  private Set<Flow> needed(Manifests manifests, Map<String, JsonNode> pods) {
    var needed = new TreeSet<Flow>();
    for (var pod : pods.keySet()) {
      needed.add(new Flow(pod, DNS, "53/UDP"));
      needed.add(new Flow(pod, DNS, "53"));
    }
    manifests.workloads().forEach(workload -> addSettings(manifests, workload, needed));
    manifests.services().forEach(service -> needed.add(new Flow(service.name(), INTERNET, "443")));
    manifests.all("Cluster").map(Manifests::name).forEach(name -> addCluster(name, needed));
    manifests
        .all("HTTPRoute")
        .flatMap(route -> route.at("/spec/rules").valueStream())
        .flatMap(rule -> rule.path("backendRefs").valueStream())
        .forEach(
            backend ->
                needed.add(
                    new Flow(
                        GATEWAY, backend.path("name").asText(), backend.path("port").asText())));
    manifests.all("PodMonitor").forEach(monitor -> addMonitor(monitor, pods, needed));
    return needed;
  }

  private static void addSettings(
      Manifests manifests, Manifests.Workload workload, Set<Flow> needed) {
    manifests
        .settings(workload)
        .forEach(
            (name, value) -> {
              if (name.endsWith("_SERVICE_URL")) {
                var uri = URI.create(value);
                needed.add(
                    new Flow(workload.name(), uri.getHost(), Integer.toString(uri.getPort())));
              } else if (name.equals("QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT")) {
                // In another namespace, which is the last part of the host.
                var uri = URI.create(value);
                needed.add(
                    new Flow(
                        workload.name(),
                        uri.getHost().replaceFirst("^.*[.]", ""),
                        Integer.toString(uri.getPort())));
              } else if (name.equals("QUARKUS_DATASOURCE_JDBC_URL")) {
                var host = URI.create(value.substring("jdbc:".length())).getHost();
                needed.add(new Flow(workload.name(), host.replaceFirst("-rw$", ""), "5432"));
              }
            });
  }

  private static void addCluster(String name, Set<Flow> needed) {
    for (var port : List.of("5432", "8000")) {
      needed.add(new Flow(name, name, port));
      needed.add(new Flow(OPERATOR, name, port));
    }
    needed.add(new Flow(name, ANYWHERE, "443"));
    needed.add(new Flow(name, ANYWHERE, "6443"));
  }

  private static void addMonitor(ObjectNode monitor, Map<String, JsonNode> pods, Set<Flow> needed) {
    var port = monitor.at("/spec/podMetricsEndpoints/0/port").asText();
    pods.forEach(
        (name, labels) -> {
          if (References.selects(monitor.at("/spec/selector"), labels)) {
            needed.add(new Flow(PROMETHEUS, name, port.equals("management") ? "9000" : "9187"));
          }
        });
  }

  private Set<Flow> allowed(Manifests manifests, Map<String, JsonNode> pods, String type) {
    var allowed = new TreeSet<Flow>();
    manifests
        .all("NetworkPolicy")
        .filter(policy -> types(policy).contains(type))
        .forEach(
            policy -> {
              var own = matching(policy.at("/spec/podSelector"), pods);
              expect(!own.isEmpty(), Kustomization.id(policy), "is for no pod");
              for (var rule : policy.at(type.equals("Egress") ? "/spec/egress" : "/spec/ingress")) {
                var others = others(policy, rule.path(type.equals("Egress") ? "to" : "from"), pods);
                expect(
                    !rule.path("ports").isEmpty(), Kustomization.id(policy), "is for every port");
                for (var port : rule.path("ports")) {
                  for (var one : own) {
                    for (var other : others) {
                      allowed.add(
                          type.equals("Egress")
                              ? new Flow(one, other, port(port))
                              : new Flow(other, one, port(port)));
                    }
                  }
                }
              }
            });
    return allowed;
  }

  private static String port(JsonNode port) {
    var protocol = port.path("protocol").asText("TCP");
    return port.path("port").asText() + (protocol.equals("TCP") ? "" : "/" + protocol);
  }

  private static Set<String> types(JsonNode policy) {
    var types = new TreeSet<String>();
    policy.at("/spec/policyTypes").forEach(type -> types.add(type.asText()));
    return types;
  }

  private static Set<String> matching(JsonNode selector, Map<String, JsonNode> pods) {
    var names = new TreeSet<String>();
    pods.forEach(
        (name, labels) -> {
          if (selector.isEmpty() || References.selects(selector, labels)) {
            names.add(name);
          }
        });
    return names;
  }

  private Set<String> others(JsonNode policy, JsonNode peers, Map<String, JsonNode> pods) {
    var names = new TreeSet<String>();
    if (peers.isEmpty()) {
      names.add(ANYWHERE);
    }
    for (var peer : peers) {
      if (peer.has("ipBlock")) {
        names.add(network(peer.get("ipBlock")));
      } else if (peer.has("namespaceSelector")) {
        expect(
            !peer.path("podSelector").path("matchLabels").isEmpty(),
            Kustomization.id(policy),
            "is for every pod of a namespace");
        names.add(
            peer.at("/namespaceSelector/matchLabels")
                .path("kubernetes.io/metadata.name")
                .asText("every namespace"));
      } else {
        var matching = matching(peer.path("podSelector"), pods);
        expect(!matching.isEmpty(), Kustomization.id(policy), "names a pod that is not there");
        names.addAll(matching);
      }
    }
    return names;
  }

  private static String network(JsonNode block) {
    var except = new TreeSet<String>();
    block.path("except").forEach(network -> except.add(network.asText()));
    return except.equals(PRIVATE) || except.equals(PRIVATE_6)
        ? INTERNET
        : block.path("cidr").asText() + " but for " + except;
  }
}
