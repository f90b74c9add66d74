package dev.latitude.bench.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latitude.bench.load.Environment;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AgainstTest {

  @Test
  void the_load_generator_finds_both_sides_by_their_names() {
    for (var one : Benchmarks.all()) {
      if (Against.isPossible(one)) {
        var known = Benchmarks.named(new Against(one).name());
        assertThat(known.side("large").work()).hasSameClassAs(one.sides().getFirst().work());
        assertThat(known.side("small").work().getClass().getSimpleName()).isEqualTo("InSmall");
      }
    }
  }

  @Test
  void each_side_knows_its_own_suite_only() {
    var both = Against.both(suite("large"), suite("small"));
    assertThat(both.fact("people")).isEqualTo("large");
    assertThat(both.address("agreement")).isEqualTo(URI.create("http://large"));

    var small = both.within("small");
    assertThat(small.fact("people")).isEqualTo("small");
    assertThat(small.address("agreement")).isEqualTo(URI.create("http://small"));
    assertThat(small.token("desk")).isEqualTo("small");
    assertThat(small.database("agreement").user()).isEqualTo("small");
    assertThatThrownBy(() -> small.fact("only in large")).hasMessageContaining("only in large");
  }

  private static Environment suite(String name) {
    return new Environment(
        Map.of("agreement", URI.create("http://" + name)),
        Map.of("agreement", new Environment.Database("jdbc:" + name, name, name)),
        Map.of("desk", name),
        Map.of("people", name, "only in " + name, "x"),
        Map.of());
  }
}
