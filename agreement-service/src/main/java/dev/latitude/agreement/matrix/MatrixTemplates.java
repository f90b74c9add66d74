package dev.latitude.agreement.matrix;

import dev.latitude.kit.document.PageHead;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The template, checked against the sheet when the service is built. */
@CheckedTemplate(basePath = "matrix")
final class MatrixTemplates {
  private MatrixTemplates() {}

  static native TemplateInstance page(MatrixSheet sheet, MatrixWords words, PageHead head);
}
