package dev.latitude.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KustomizationTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "overlays/dev",
        "overlays/dev/migrations",
        "overlays/staging",
        "overlays/staging/migrations",
        "overlays/production",
        "overlays/production/migrations",
        "cluster"
      })
  void everything_is_rendered_as_kubectl_renders_it(String what) throws Exception {
    var path = Project.root().resolve("deploy/kubernetes").resolve(what);
    var theirs = Yaml.readAll(Kubectl.onThisMachine().kustomize(path));
    var ours = byId(Kustomization.render(path));
    assertThat(ours).containsOnlyKeys(byId(theirs).keySet());
    byId(theirs).forEach((id, object) -> assertThat(ours.get(id)).as(id).isEqualTo(object));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "namePrefix: x-                                  | namePrefix",
        "resources: [thing.yaml, thing.yaml]             | there twice",
        "'patches: [{target: {version: v1, kind: Service}, patch: \"- {op: remove, path: /x}\"}]' | nothing is patched",
        "'configMapGenerator: [{name: a, behavior: replace}]' | behavior replace",
        "'configMapGenerator: [{name: a, envs: [b]}]'    | envs",
        "'labels: [{pairs: {a: b}, includeSelectors: true}]' | includeSelectors"
      })
  void what_is_not_implemented_is_refused(String line, String reason) throws IOException {
    Files.writeString(
        folder.resolve("thing.yaml"), "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n");
    Files.writeString(folder.resolve("kustomization.yaml"), "kind: Kustomization\n" + line + "\n");
    assertThatThrownBy(() -> Kustomization.render(folder)).hasMessageContaining(reason);
  }

  @Test
  void a_generated_map_has_another_name_when_its_content_is_another() throws IOException {
    assertThat(nameWith("a=<&>")).startsWith("settings-").isNotEqualTo(nameWith("a=2"));
  }

  private String nameWith(String literal) throws IOException {
    Files.writeString(
        folder.resolve("kustomization.yaml"),
        "kind: Kustomization\nconfigMapGenerator: [{name: settings, literals: ['%s']}]"
            .formatted(literal));
    return Kustomization.render(folder).getFirst().at("/metadata/name").asText();
  }

  private static Map<String, JsonNode> byId(List<ObjectNode> objects) {
    var all = new TreeMap<String, JsonNode>();
    objects.forEach(object -> all.put(Kustomization.id(object), object));
    return all;
  }
}
