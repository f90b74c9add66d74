package dev.latitude.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.zjsonpatch.JsonPatch;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each check finds what it is for: one thing of production is changed, and it is told. */
class BrokenManifestsTest {
  private static List<ObjectNode> production;

  @BeforeAll
  static void render() {
    production = Manifests.of("production").objects();
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // The path may name one that is not there: then it is added.
        "Deployment          | pilot-service    | /spec/template/spec/containers/0/readinesProbe | {}                    | readinesProbe",
        "Deployment          | pilot-service    | /spec/template/spec/terminationGracePeriodSeconds | \"long\"           | NumberFormat",
        "Deployment          | pilot-service    | /spec/template/spec/containers/0/resources/limits/cpu | \"2parsecs\"    | no quantity",
        "HTTPRoute           | pilot-service    | /spec/rules/0/matchs                           | []                    | matchs",
        "HTTPRoute           | pilot-service    | /spec/rules/0/backendRefs/0/port               | \"http\"              | Integer",
        "Gateway             | latitude         | /spec/listnrs                                  | []                    | listnrs",
        "PodMonitor          | latitude-services | /spec/podMetricsEndpoints/0/intervall         | \"30s\"               | intervall",
        "NetworkPolicy       | pilot-service    | /spec/egres                                    | []                    | egres",
        "HorizontalPodAutoscaler | pilot-service | /spec/maxReplica                              | 3                     | maxReplica",
        "PodDisruptionBudget | pilot-service    | /spec/minAvailable                             | [1]                   | minAvailable",
        "Job                 | pilot-service-migration | /spec/backofLimit                       | 1                     | backofLimit",
        "Cluster             | pilot-database   | /spec/instnces                                 | 3                     | looked up [postgresql.cnpg.io/v1 Cluster spec.instnces]",
        "BackendTrafficPolicy | latitude        | /spec/circuitBreaker/maxConnection             | 1                     | maxConnection",
        "ExternalSecret      | pilot-service-client | /spec/refreshIntervall                      | \"1m\"                | refreshIntervall"
      })
  void a_field_that_does_not_exist(
      String kind, String name, String path, String value, String reason) throws Exception {
    assertFinds(KnownFields::new, kind, name, path, value, reason);
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "HTTPRoute  | pilot-service | /spec/rules/0/backendRefs/0/port            | 8081           | leads to pilot-service:8081",
        "HTTPRoute  | pilot-service | /spec/rules/0/backendRefs/0/name            | \"pilots\"     | leads to pilots:8080",
        "HTTPRoute  | pilot-service | /spec/rules/1/timeouts/request              | \"30s\"        | is cut off at /api/v1/pilots/{id}/measurements/batch after 30s, while a body may take 180s",
        "HTTPRoute  | pilot-service | /spec/rules/1/matches/1/path/value         | \"/api/v1/pilot\" | at /api/v1/pilots/{id}/measurements/batch after no time at all",
        "ClientTrafficPolicy | latitude | /spec/timeout/http/requestReceivedTimeout | \"200s\"     | is cut off at /api/v1/measurements/batch after 180s, while a body may take 200s",
        "HTTPRoute  | pilot-service | /spec/parentRefs/0/name                     | \"other\"      | hangs on no gateway",
        "HTTPRoute  | pilot-service | /spec/parentRefs/0/sectionName              | \"http\"       | answers without TLS",
        "Service    | pilot-service | /spec/ports/0/targetPort                    | \"management\" | leads to the port management",
        "Service    | pilot-service | /spec/selector                              | {\"app.kubernetes.io/name\": \"pilot-service\"} | selects [Deployment pilot-service, Job pilot-service-migration]",
        "Deployment | pilot-service | /spec/template/metadata/labels/app.kubernetes.io~1component | \"x\" | selects other pods",
        "Deployment | pilot-service | /spec/template/spec/containers/0/readinessProbe/httpGet/port | \"http\" | readinessProbe does not ask",
        "Deployment | pilot-service | /spec/template/spec/containers/0/ports/1/containerPort | 9001 | is not managed where",
        "Deployment | pilot-service | /spec/template/spec/containers/0/envFrom/0/configMapRef/name | \"latitude\" | has no map latitude",
        "Deployment | pilot-service | /spec/template/spec/containers/0/env/0/valueFrom/secretKeyRef/name | \"unknown\" | nobody makes the secret unknown",
        "Deployment | pilot-service | /spec/template/spec/containers/0/volumeMounts/1/mountPath | \"/elsewhere\" | names a file that nothing mounts",
        "Deployment | pilot-service | /spec/template/spec/volumes/1/name          | \"other\"      | mounts [",
        "Deployment | pilot-service | /spec/template/spec/serviceAccountName      | \"default\"    | has no account without a token",
        "Deployment | pilot-service | /spec/template/spec/topologySpreadConstraints/0/labelSelector/matchLabels/app.kubernetes.io~1name | \"x\" | is spread by the labels of another",
        "ServiceAccount | pilot-service | /automountServiceAccountToken           | true           | has no account without a token",
        "PodDisruptionBudget | pilot-service | /spec/maxUnavailable               | 2              | may be drained away whole",
        "HorizontalPodAutoscaler | pilot-service | /spec/scaleTargetRef/name      | \"pilots\"     | scales nothing",
        "Cluster    | pilot-database | /spec/bootstrap/initdb/database            | \"pilots\"     | keeps its data in /latitude_pilot",
        "Cluster    | pilot-database | /spec/plugins/0/parameters/barmanObjectName | \"other\"     | is archived nowhere",
        "ScheduledBackup | pilot-database | /spec/cluster/name                   | \"agreement-database\" | is never saved",
        "BackendTrafficPolicy | request-size | /spec/targetRefs/0/name            | \"proposals\"  | which is not there",
        "Gateway    | latitude      | /spec/infrastructure/parametersRef/name     | \"other\"      | proxies that nobody describes",
        "Gateway    | latitude      | /spec/listeners/0/hostname                  | \"other.example.com\" | not where printed pages say",
        "PodMonitor | latitude-services | /spec/podMetricsEndpoints/0/port        | \"metrics\"    | is not watched",
        "Job        | pilot-service-migration | /spec/template/spec/containers/0/env/3/value | \"jdbc:postgresql://agreement-database-rw:5432/latitude_agreement?sslmode=verify-full\" | migrates another database"
      })
  void something_that_does_not_fit_to_something_else(
      String kind, String name, String path, String value, String reason) throws Exception {
    assertFinds(References::new, kind, name, path, value, reason);
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "ConfigMap | pilot-service-.*    | /data/LATITUDE_LIFE_STREAMS            | \"100\"    | does not read LATITUDE_LIFE_STREAMS",
        "ConfigMap | proposal-service-.* | /data/LATITUDE_AGREEMENT_SERVICE_URL   | \"http://agreement-service:8080\" | proposal-service does not read",
        "ConfigMap | pilot-service-.*    | /data/LATITUDE_WEBHOOKS_ENABLED        | \"false\"  | pilot-service does not read",
        "ConfigMap | latitude-.*         | /data/QUARKUS_SHUTDOWN_DELAY_ENABLED   | \"false\"  | QUARKUS_SHUTDOWN_DELAY_ENABLED",
        "ConfigMap | latitude-.*         | /data/QUARKUS_OTEL_TRACES_SAMPLER      | \"always_on\" | is fixed when the service is built",
        "ConfigMap | latitude-.*         | /data/QUARKUS_HTTP_PROT                | \"8080\"   | no extension reads QUARKUS_HTTP_PROT",
        "ConfigMap | latitude-.*         | /data/QUARKUS_OIDC_AUTH_SERVER_URL     |            | QUARKUS_OIDC_AUTH_SERVER_URL is missing",
        "ConfigMap | pilot-service-.*    | /data/LATITUDE_PROPOSAL_SERVICE_URL    |            | LATITUDE_PROPOSAL_SERVICE_URL is missing",
        "ConfigMap | pilot-service-.*    | /data/LATITUDE_AGREEMENT_SERVICE_URL   |            | LATITUDE_AGREEMENT_SERVICE_URL is missing",
        "ConfigMap | pilot-service-.*    | /data/LATITUDE_SERVICE_TOKEN_CLIENT    |            | LATITUDE_SERVICE_TOKEN_CLIENT is missing",
        "ConfigMap | pilot-service-.*    | /data/TZ                               | \"UTC\"    | who reads TZ?"
      })
  void a_setting_that_nobody_reads_or_that_somebody_misses(
      String kind, String name, String path, String value, String reason) throws Exception {
    assertFinds(Settings::new, kind, name, path, value, reason);
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "NetworkPolicy | pilot-service   | /spec/egress/0/ports/0/port                | 8081 | pilot-service to agreement-service:8080: is needed",
        "NetworkPolicy | pilot-service   | /spec/egress/0                             |      | pilot-service to proposal-service:8080: is needed",
        "NetworkPolicy | pilot-service   | /spec/ingress/0/from/0                     |      | proposal-service to pilot-service:8080: is needed",
        "NetworkPolicy | pilot-service   | /spec/policyTypes                          | [\"Ingress\"] | pilot-service to the internet:443: is needed",
        "NetworkPolicy | proposal-service | /spec/egress/0/to/-                       | {\"podSelector\": {\"matchLabels\": {\"app.kubernetes.io/name\": \"agreement-service\"}}} | proposal-service to agreement-service:8080: may begin, and nobody needs it",
        "NetworkPolicy | pilot-service   | /spec/egress/1/to/0/ipBlock/except/0       |      | nobody needs it",
        "NetworkPolicy | pilot-service   | /spec/egress/0/to                          | []   | pilot-service to anywhere:8080: may begin, and nobody needs it",
        "NetworkPolicy | pilot-service   | /spec/egress/0/ports                       | []   | is for every port",
        "NetworkPolicy | pilot-service   | /spec/podSelector/matchLabels/app.kubernetes.io~1component | \"x\" | is for no pod",
        "NetworkPolicy | default-deny    | /spec/podSelector/matchLabels              | {\"a\": \"b\"} | nothing is denied by default",
        "NetworkPolicy | dns             | /spec/egress/0/ports/0/protocol            | \"TCP\" | kube-system:53/UDP: is needed",
        "NetworkPolicy | gateway-to-pilot-service | /spec/ingress/0/from/0/namespaceSelector/matchLabels | {\"kubernetes.io/metadata.name\": \"other\"} | envoy-gateway-system to pilot-service:8080: is needed",
        "NetworkPolicy | gateway-to-pilot-service | /spec/ingress/0/from/0/podSelector | {} | is for every pod of a namespace",
        "NetworkPolicy | metrics-of-pilot-service | /spec/ingress/0/ports/0/port      | 8080 | monitoring to pilot-service:9000: is needed",
        "NetworkPolicy | pilot-database  | /spec/ingress/0/from/0/podSelector/matchLabels/app.kubernetes.io~1name | \"agreement-service\" | agreement-service to pilot-database:5432: may end, and nobody needs it",
        "ConfigMap     | proposal-service-.* | /data/LATITUDE_AGREEMENT_SERVICE_URL    | \"http://agreement-service:8080\" | proposal-service to agreement-service:8080: is needed"
      })
  void a_flow_that_is_not_allowed_or_not_needed(
      String kind, String name, String path, String value, String reason) throws Exception {
    assertFinds(Flows::new, kind, name, path, value, reason);
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "ConfigMap  | latitude-.*   | /data/QUARKUS_FLYWAY_VALIDATE_AT_START             | \"false\" | starts without them",
        "Deployment | pilot-service | /spec/template/spec/securityContext/runAsNonRoot   | false | may run as root",
        "Deployment | pilot-service | /spec/template/spec/securityContext/runAsUser      | 0     | has no user",
        "Deployment | pilot-service | /spec/template/spec/securityContext/seccompProfile |       | has no seccomp profile",
        "Deployment | pilot-service | /spec/template/spec/automountServiceAccountToken   |       | gets a token of the cluster",
        "Deployment | pilot-service | /spec/template/spec/enableServiceLinks             | true  | variables of other services",
        "Deployment | pilot-service | /spec/template/spec/hostNetwork                    | true  | has hostNetwork",
        "Deployment | pilot-service | /spec/template/spec/volumes/-                      | {\"name\": \"x\", \"hostPath\": {\"path\": \"/\"}} | mounts a folder of the node",
        "Deployment | pilot-service | /spec/template/spec/volumes/0/emptyDir             | {}    | unlimited volume",
        "Deployment | pilot-service | /spec/template/spec/containers/-                   | {}    | must have one container",
        "Deployment | pilot-service | /spec/template/spec/containers/0/securityContext/readOnlyRootFilesystem | false | may write to its root",
        "Deployment | pilot-service | /spec/template/spec/containers/0/securityContext/allowPrivilegeEscalation | | may gain privileges",
        "Deployment | pilot-service | /spec/template/spec/containers/0/securityContext/capabilities/drop | [] | keeps capabilities",
        "Deployment | pilot-service | /spec/template/spec/containers/0/image             | \"registry.example.com/latitude/pilot-service:latest\" | is no release",
        "Deployment | pilot-service | /spec/template/spec/containers/0/image             | \"latitude/pilot-service\" | is no release",
        "Deployment | pilot-service | /spec/template/spec/containers/0/resources/limits/memory | | has no limit of memory",
        "Deployment | pilot-service | /spec/template/spec/containers/0/resources/requests/cpu |  | requests no cpu",
        "Deployment | pilot-service | /spec/template/spec/containers/0/resources/requests/memory | \"64Mi\" | more memory than it was promised",
        "Deployment | pilot-service | /spec/template/spec/containers/0/livenessProbe     |       | has no livenessProbe",
        "Deployment | pilot-service | /spec/template/spec/containers/0/startupProbe      |       | has no startupProbe",
        "Deployment | pilot-service | /spec/template/spec/terminationGracePeriodSeconds  | 30    | is killed before",
        "Deployment | pilot-service | /spec/template/spec/containers/0/lifecycle         |       | ends before gateways know",
        "Deployment | pilot-service | /spec/strategy/rollingUpdate/maxUnavailable        | 1     | before the new one is there",
        "Deployment | pilot-service | /spec/template/spec/topologySpreadConstraints/1    |       | is not spread",
        "Deployment | pilot-service | /spec/replicas                                     | 3     | fights with its autoscaler",
        "Job | pilot-service-migration | /spec/template/spec/securityContext/runAsNonRoot | false | may run as root",
        "HorizontalPodAutoscaler | pilot-service | /spec/minReplicas                     | 1     | there may be only one of it",
        "HorizontalPodAutoscaler | pilot-service | /spec/maxReplicas                     | 9     | want more connections",
        "Namespace  | latitude | /metadata/labels/pod-security.kubernetes.io~1enforce    | \"baseline\" | restricted standard"
      })
  void a_pod_that_is_not_hardened(
      String kind, String name, String path, String value, String reason) throws Exception {
    assertFinds(Hardening::new, kind, name, path, value, reason);
  }

  private static void assertFinds(
      Supplier<Check> check, String kind, String name, String path, String value, String reason) {
    assertThat(Check.faults(check.get(), new Manifests("production", production)))
        .as("before")
        .isEmpty();
    var broken =
        production.stream()
            .map(
                object ->
                    object.path("kind").asText().equals(kind)
                            && Manifests.name(object).matches(name)
                        ? changed(object, path, value)
                        : object)
            .toList();
    assertThat(broken).as("something is changed").isNotEqualTo(production);
    assertThat(
            Check.faults(check.get(), new Manifests("production", broken)).stream()
                .collect(Collectors.joining("\n")))
        .contains(reason);
  }

  private static ObjectNode changed(ObjectNode object, String path, String value) {
    var operation = Yaml.MAPPER.createObjectNode().put("path", path);
    if (value == null) {
      operation.put("op", "remove");
    } else {
      JsonNode json = Yaml.read(value);
      operation.put("op", object.at(path).isMissingNode() ? "add" : "replace");
      operation.set("value", json);
    }
    ArrayNode patch = Yaml.MAPPER.createArrayNode().add(operation);
    return (ObjectNode) JsonPatch.apply(patch, object);
  }
}
