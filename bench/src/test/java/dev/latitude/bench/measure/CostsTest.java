package dev.latitude.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CostsTest {
  @Test
  void one_dear_round_among_ever_cheaper_ones_is_no_end() {
    assertThat(costs(14, 7.2, 5.9, 4.3, 5.5, 5.5, 5.2, 2.7, 3.8).stillFall()).isTrue();
  }

  @Test
  void what_gets_no_cheaper_is_as_fast_as_it_will_be() {
    assertThat(costs(9, 4, 2, 1.02, 1, 1.01, 1, 1.01, 1).stillFall()).isFalse();
    assertThat(costs(1, 1, 1, 1, 1, 1).stillFall()).isFalse();
  }

  @Test
  void of_a_few_rounds_nothing_is_known() {
    assertThat(costs().stillFall()).isTrue();
    assertThat(costs(1, 1, 1, 1, 1).stillFall()).isTrue();
  }

  private static Costs costs(double... rounds) {
    var costs = new Costs();
    for (var round : rounds) {
      costs.add(round);
    }
    return costs;
  }
}
