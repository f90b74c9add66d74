package dev.latitude.kit.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latitude.kit.problem.Fault;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

/** Text that a database can keep. */
class StorableTextProperties {
  @Property
  void what_can_be_kept_has_no_nul_character_and_comes_back_from_utf8(
      @ForAll
          @StringLength(max = 6)
          @CharRange(from = '\ud7fe', to = '\ue001')
          @Chars({'\0', 'a', '\ud83d', '\ude00', '\ude00'})
          String text) {
    assertThat(StorableText.isStorable(text))
        .isEqualTo(text.indexOf('\0') < 0 && new String(text.getBytes(UTF_8), UTF_8).equals(text));
  }

  @Example
  void all_places_of_what_cannot_are_told() {
    var tree =
        new ObjectMapper()
            .valueToTree(Map.of("a/b", List.of("kept", "\0", Map.of("c", "\ud83d", "d", 1))));
    assertThat(StorableText.faults(tree))
        .extracting(Fault::pointer)
        .containsExactly("/a~1b/1", "/a~1b/2/c");
  }
}
