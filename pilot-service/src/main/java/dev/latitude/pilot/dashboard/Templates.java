package dev.latitude.pilot.dashboard;

import dev.latitude.kit.document.PageHead;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The template, checked against the page when the service is built. */
@CheckedTemplate(basePath = "dashboard")
final class Templates {
  private Templates() {}

  static native TemplateInstance page(Page page, Wording words, PageHead head);
}
