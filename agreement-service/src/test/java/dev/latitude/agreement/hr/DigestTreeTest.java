package dev.latitude.agreement.hr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Buckets within buckets, as the guide for integrations explains them. */
class DigestTreeTest {
  private static final List<String> IDS =
      List.of("0198c0de-7a10-7c3e-9d7b-2f6e5a8c1b30", "0198c0de-7a11-7f02-8a44-90d2c6b7e115");
  private static final List<Integer> REVISIONS = List.of(5, 12);

  @Test
  void the_worked_example_of_the_guide_is_true() throws IOException {
    var guide = Files.readString(Path.of("..", "docs", "hr-integration.md"));
    var smallest =
        IDS.stream()
            .map(
                id -> {
                  var key = DigestTree.hash(id).substring(0, DigestTree.DEPTH);
                  var revision = REVISIONS.get(IDS.indexOf(id));
                  var content = DigestTree.hash("content of " + id);
                  assertThat(guide)
                      .contains(
                          "| `%s` | `%s` | %d | `%s` |".formatted(id, key, revision, content));
                  return new DigestBucket(
                      key, 1, DigestTree.hash(id + " " + revision + " " + content + "\n"));
                })
            .toList();
    var tree = new DigestTree(smallest);
    assertThat(guide).contains("| none | `" + tree.bucket("").hash() + "` |");
    for (var prefix : List.of("c", "c5", "c5e", "f", "f1", "f11")) {
      assertThat(guide).contains("| `%s` | `%s` |".formatted(prefix, tree.bucket(prefix).hash()));
    }
    assertThat(tree.bucket("").count()).isEqualTo(2);
    assertThat(tree.within("")).extracting(DigestBucket::prefix).containsExactly("c", "f");
  }

  @Test
  void without_agreements_there_is_the_hash_of_nothing() {
    var tree = new DigestTree(List.of());
    assertThat(tree.bucket(""))
        .isEqualTo(
            new DigestBucket(
                "", 0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    assertThat(tree.within("")).isEmpty();
  }
}
