package dev.latitude.agreement.matrix;

import dev.latitude.kit.document.DocumentFormat;
import dev.latitude.kit.http.Representations;
import dev.latitude.kit.idempotency.Idempotent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Makes answers of matrices. Only JSON is kept for an idempotency key. */
@ApplicationScoped
class MatrixAnswers {
  private static final String FILE = "who-decides-what";

  @Idempotent
  RestResponse<MatrixView> json(Matrices matrices, List<String> people, Instant at) {
    return json(matrices.ofPeople(people, at));
  }

  RestResponse<?> of(Matrix matrix, MatrixFormat format, Locale language) {
    return switch (format) {
      case JSON -> json(matrix);
      case CSV -> csv(matrix);
      case HTML ->
          Representations.document(
                  MatrixPage.of(matrix, language), DocumentFormat.HTML, language, FILE)
              .build();
    };
  }

  private static RestResponse<MatrixView> json(Matrix matrix) {
    return ResponseBuilder.ok(MatrixView.from(matrix), MediaType.APPLICATION_JSON_TYPE)
        .header(HttpHeaders.VARY, "Accept")
        .build();
  }

  /** A table for a spreadsheet is saved, not shown. */
  private static RestResponse<String> csv(Matrix matrix) {
    return ResponseBuilder.ok(MatrixCsv.of(matrix))
        .type(MediaType.valueOf(MatrixFormat.CSV.mediaType()).withCharset("UTF-8"))
        .header(HttpHeaders.VARY, "Accept")
        .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + FILE + ".csv\"")
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
        .build();
  }
}
