package dev.latitude.proposal.onepager;

import dev.latitude.kit.document.PageHead;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.jspecify.annotations.Nullable;

/** The templates, checked against the sheet when the service is built. */
@CheckedTemplate(basePath = "onepager")
final class Templates {
  private Templates() {}

  /** As XHTML, for browsers and for the PDF. */
  static native TemplateInstance page(
      Sheet sheet, Wording words, PageHead head, @Nullable String note);

  /** As Markdown. */
  static native TemplateInstance outline(Sheet sheet, Wording words);
}
