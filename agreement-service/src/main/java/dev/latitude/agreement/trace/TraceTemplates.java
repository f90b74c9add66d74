package dev.latitude.agreement.trace;

import dev.latitude.agreement.document.Wording;
import dev.latitude.kit.document.PageHead;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The template, checked against the sheet when the service is built. */
@CheckedTemplate(basePath = "trace")
final class TraceTemplates {
  private TraceTemplates() {}

  static native TemplateInstance page(TraceSheet sheet, Wording words, PageHead head);
}
