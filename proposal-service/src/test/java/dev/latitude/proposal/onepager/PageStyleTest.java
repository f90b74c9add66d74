package dev.latitude.proposal.onepager;

import dev.latitude.testkit.document.ReadableStyle;
import org.junit.jupiter.api.Test;

class PageStyleTest {
  @Test
  void every_text_can_be_read_on_every_background() {
    ReadableStyle.assertReadable(PageStyle.CSS);
  }
}
