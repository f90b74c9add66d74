package dev.latitude.kit.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class PageHeadTest {
  @Test
  void the_policy_lets_in_the_style_sheet_and_nothing_else() {
    var head = new PageHead("en", "T", "robin", "A page", "p { color: black; }");

    assertThat(head.policyOfAnswer())
        .isEqualTo(
            "default-src 'none'; style-src 'sha256-qcTOq41wFQo7kQmnvsvfKPbOGq7L/MkPyzJ/vYV2t6w='; base-uri 'none';"
                + " form-action 'none'; frame-ancestors 'none'");
  }

  @Test
  void a_style_sheet_that_could_end_its_element_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PageHead("en", "T", "robin", "A page", "</style><script>"));
  }
}
