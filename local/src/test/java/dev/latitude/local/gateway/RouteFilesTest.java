package dev.latitude.local.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.latitude.local.failure.StartFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the local gateway does not do as a cluster would, it refuses, saying where it stands. */
class RouteFilesTest {

  private static final String GATEWAY =
      """
      apiVersion: gateway.networking.k8s.io/v1
      kind: Gateway
      metadata:
        name: latitude
      spec:
        gatewayClassName: some
        listeners:
          - name: http
            protocol: HTTP
            port: 80
      """;

  private static final String ROUTE =
      """
      apiVersion: gateway.networking.k8s.io/v1
      kind: HTTPRoute
      metadata:
        name: pilots
      spec:
        parentRefs:
          - name: latitude
        rules:
          - matches:
              - path:
                  type: PathPrefix
                  value: /pilots
            backendRefs:
              - name: pilot-service
                port: 8080
            timeouts:
              request: 30s
      """;

  @TempDir private Path folder;

  @BeforeEach
  void aGateway() throws IOException {
    Files.writeString(folder.resolve("gateway.yaml"), GATEWAY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "  parentRefs:|  hostnames: [a.example]\\n  parentRefs:|spec.hostnames is not implemented by the local gateway; remove it.",
        "      backendRefs:|      filters: []\\n      backendRefs:|spec.rules[0].filters is not implemented by the local gateway; remove it.",
        "      backendRefs:|      retry: {attempts: 2}\\n      backendRefs:|spec.rules[0].retry is not implemented by the local gateway; remove it.",
        "        - path:|        - method: GET\\n          path:|spec.rules[0].matches[0].method is not implemented by the local gateway; remove it.",
        "        - path:|        - headers: [{name: a, value: b}]\\n          path:|spec.rules[0].matches[0].headers is not implemented by the local gateway; remove it.",
        "        - path:|        - queryParams: [{name: a, value: b}]\\n          path:|spec.rules[0].matches[0].queryParams is not implemented by the local gateway; remove it.",
        "          port: 8080|          port: 8080\\n          weight: 2|spec.rules[0].backendRefs[0].weight is \"2\"; the local gateway only implements \"1\".",
        "          port: 8080|          port: 8080\\n          filters: []|spec.rules[0].backendRefs[0].filters is not implemented by the local gateway; remove it.",
        "          port: 8080|          port: 9090|spec.rules[0].backendRefs[0].name is pilot-service:9090, which has no local address.",
        "name: pilot-service|name: payroll|spec.rules[0].backendRefs[0].name is payroll:8080, which has no local address.",
        "type: PathPrefix|type: RegularExpression|spec.rules[0].matches[0].path.type is \"RegularExpression\"; the local gateway only implements \"PathPrefix\" and \"Exact\".",
        "value: /pilots|value: pilots|spec.rules[0].matches[0].path.value is \"pilots\", which is not a plain absolute path.",
        "request: 30s|request: 30|spec.rules[0].timeouts.request is \"30\"; write it like 30s or 1m30s.",
        "request: 30s|request: 30s\\n        backendRequest: 31s|spec.rules[0].timeouts.backendRequest must not be longer than request.",
        "request: 30s|idle: 30s|spec.rules[0].timeouts.idle is not implemented by the local gateway; remove it.",
        "    - name: latitude|    - name: other|spec.parentRefs[0].name is \"other\", but the Gateway is latitude.",
        "    - name: latitude|    - name: latitude\\n      namespace: other|spec.parentRefs[0].namespace is not implemented by the local gateway; remove it.",
        "          port: 8080|          port: http|spec.rules[0].backendRefs[0].port must be a whole number.",
        "spec:|status: {}\\nspec:|status is not implemented by the local gateway; remove it.",
      })
  void anUnknownFieldOfARouteIsRefusedByName(String there, String instead, String refusal)
      throws IOException {
    assertEquals(
        "pilots.yaml, HTTPRoute pilots: " + refusal,
        refused(ROUTE.replace(there, instead.replace("\\n", "\n"))));
  }

  @Test
  void aPathThatTwoRulesClaimIsRefused() throws IOException {
    assertEquals(
        "pilots.yaml, HTTPRoute again: spec.rules[0].matches repeats the path /pilots of pilots.yaml, HTTPRoute pilots.",
        refused(ROUTE + "---\n" + ROUTE.replace("name: pilots", "name: again")));
  }

  @Test
  void anotherKindIsRefused() throws IOException {
    assertEquals(
        "pilots.yaml, GRPCRoute pilots: kind is gateway.networking.k8s.io/v1 GRPCRoute; the local gateway implements Gateway and HTTPRoute of gateway.networking.k8s.io/v1.",
        refused(ROUTE.replace("kind: HTTPRoute", "kind: GRPCRoute")));
  }

  @Test
  void annotationsAreRefusedBecauseTheyMayChangeWhatAClusterDoes() throws IOException {
    assertEquals(
        "pilots.yaml: metadata.annotations is not implemented by the local gateway; remove it.",
        refused(ROUTE.replace("  name: pilots", "  name: pilots\n  annotations: {a: b}")));
  }

  @Test
  void brokenYamlIsRefusedWithItsLine() throws IOException {
    assertEquals(
        "pilots.yaml is not valid YAML: found duplicate key kind in line 3.",
        refused("apiVersion: a\nkind: b\nkind: c\n"));
  }

  @Test
  void aListenerOfAnotherProtocolIsRefused() throws IOException {
    Files.writeString(folder.resolve("gateway.yaml"), GATEWAY.replace("HTTP", "HTTPS"));
    assertEquals(
        "gateway.yaml, Gateway latitude: spec.listeners[0].protocol is \"HTTPS\"; the local gateway only implements \"HTTP\".",
        refused(ROUTE));
  }

  @Test
  void aFolderWithoutAGatewayIsRefused() throws IOException {
    Files.delete(folder.resolve("gateway.yaml"));
    assertEquals(folder + ": there must be one Gateway, and there are 0.", refused(ROUTE));
  }

  @Test
  void aFolderThatIsNotThereIsRefused() {
    var missing = folder.resolve("missing");
    var failure = assertThrows(StartFailure.class, () -> RouteFiles.read(missing, new Backends()));
    assertEquals(
        "The gateway's routes cannot be read from %s: is this the project's folder?"
            .formatted(missing),
        failure.getMessage());
  }

  private String refused(String routes) throws IOException {
    Files.writeString(folder.resolve("pilots.yaml"), routes);
    var backends =
        new Backends().with("pilot-service", 8080, List.of(URI.create("http://127.0.0.1:1")));
    return assertThrows(StartFailure.class, () -> RouteFiles.read(folder, backends)).getMessage();
  }
}
