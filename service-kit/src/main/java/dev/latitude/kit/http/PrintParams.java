package dev.latitude.kit.http;

import dev.latitude.kit.document.Paper;
import dev.latitude.kit.document.Words;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** How a document is to be printed. */
public class PrintParams {
  @Parameter(description = "What it is printed on, and so what a page is.")
  @QueryParam("paper")
  @DefaultValue("A4")
  Paper paper = Paper.A4;

  @Parameter(
      description = "Chooses the language of the fixed texts: English (`en`) or German (`de`).",
      example = "de")
  @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE)
  @Nullable String languages;

  public Paper paper() {
    return paper;
  }

  public Locale language() {
    return Languages.choose(languages, Words.LANGUAGES);
  }
}
