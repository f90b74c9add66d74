package dev.latitude.agreement.document;

import dev.latitude.kit.document.PageHead;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The templates, checked against the sheet when the service is built. */
@CheckedTemplate(basePath = "agreement")
final class Templates {
  private Templates() {}

  /** As XHTML, for browsers and for the PDF. */
  static native TemplateInstance page(Sheet sheet, Wording words, PageHead head);

  /** As Markdown. */
  static native TemplateInstance outline(Sheet sheet, Wording words);
}
