package dev.latitude.proposal.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.proposal.proposal.ProposalContent;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Nothing that changes goes unnamed, and nothing is named that has not changed. */
class ComparisonProperties {
  private static final ProposalContent FULL = ContentFixture.full();

  @Example
  void every_property_has_a_value_in_the_fixture_or_its_edits_would_be_missed() {
    assertThat(gaps(ContentFixture.json(FULL), "")).isEmpty();
  }

  @Example
  void whatever_is_changed_in_one_place_is_named_where_it_was_changed() {
    var edits = Edits.of(FULL);
    assertThat(edits).hasSizeGreaterThan(150);
    for (var edit : edits) {
      var there = Comparison.between(FULL, edit.content()).changes();
      var back = Comparison.between(edit.content(), FULL).changes();
      assertThat(there.isEmpty()).as(edit.pointer()).isEqualTo(Edits.same(FULL, edit.content()));
      assertThat(back).as(edit.pointer()).hasSameSizeAs(there);
      if (!there.isEmpty()) {
        assertThat(there).as(edit.pointer()).anyMatch(change -> names(change, edit.pointer()));
      }
    }
  }

  @Property(tries = 200)
  void two_contents_say_the_same_exactly_when_there_is_no_change(
      @ForAll("walks") List<Integer> there, @ForAll("walks") List<Integer> elsewhere) {
    var one = walk(there);
    var other = walk(elsewhere);
    var changes = Comparison.between(one, other).changes();
    assertThat(changes.isEmpty()).isEqualTo(Edits.same(one, other));
    assertThat(Comparison.between(other, one).changes()).hasSameSizeAs(changes);
    for (var change : changes) {
      assertPointsTo(one, change.pointerBefore());
      assertPointsTo(other, change.pointerAfter());
      assertThat(change.sentence()).endsWith(".").doesNotContain("{");
      assertThat(change.material()).isEqualTo(change.kind().isMaterial());
    }
  }

  /** Few steps, so that two walks often end at the same place. */
  @Provide
  Arbitrary<List<Integer>> walks() {
    return Arbitraries.integers().between(0, 10_000).list().ofMaxSize(3);
  }

  private static ProposalContent walk(List<Integer> steps) {
    var content = FULL;
    for (int step : steps) {
      var edits = Edits.of(content);
      content = edits.get(step % edits.size()).content();
    }
    return content;
  }

  private static boolean names(Change change, String pointer) {
    return Stream.of(change.pointerBefore(), change.pointerAfter())
        .anyMatch(
            named -> named != null && (pointer.startsWith(named) || named.startsWith(pointer)));
  }

  private static void assertPointsTo(ProposalContent content, String pointer) {
    if (pointer != null) {
      assertThat(ContentFixture.json(content).at(pointer).isMissingNode()).as(pointer).isFalse();
    }
  }

  private static List<String> gaps(com.fasterxml.jackson.databind.JsonNode node, String at) {
    if (node.isNull() || (node.isContainerNode() && node.isEmpty())) {
      return List.of(at);
    }
    return node.isObject()
        ? node.properties().stream()
            .flatMap(property -> gaps(property.getValue(), at + "/" + property.getKey()).stream())
            .toList()
        : node.isArray()
            ? java.util.stream.IntStream.range(0, node.size())
                .boxed()
                .flatMap(i -> gaps(node.get(i), at + "/" + i).stream())
                .toList()
            : List.of();
  }
}
