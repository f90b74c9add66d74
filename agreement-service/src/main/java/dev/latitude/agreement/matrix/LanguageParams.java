package dev.latitude.agreement.matrix;

import dev.latitude.kit.document.Words;
import dev.latitude.kit.http.Languages;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** In which language the page speaks. */
public class LanguageParams {
  @Parameter(
      description = "Chooses the language of the page: English (`en`) or German (`de`).",
      example = "de")
  @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE)
  @Nullable String languages;

  Locale language() {
    return Languages.choose(languages, Words.LANGUAGES);
  }
}
