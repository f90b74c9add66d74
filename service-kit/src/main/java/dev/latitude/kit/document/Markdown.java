package dev.latitude.kit.document;

import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.Expression;
import io.quarkus.qute.RawString;
import io.quarkus.qute.ResultMapper;
import io.quarkus.qute.TemplateNode.Origin;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Keeps text from becoming Markdown: what a template of type text/markdown fills in is escaped, so
 * that the structure of the document is the template's alone.
 */
public final class Markdown implements ResultMapper {
  public static final String MEDIA_TYPE = "text/markdown";

  /** What has a meaning anywhere in a line; the colon makes links out of addresses. */
  private static final String ANYWHERE = "\\`*_{}[]<>()#|~&!$^=:@\"";

  /** What has a meaning at its beginning: lists, headings, rules. */
  private static final String AT_THE_BEGINNING = "+-";

  @Override
  public boolean appliesTo(Origin origin, Object result) {
    return !(result instanceof RawString)
        && origin.getVariant().filter(v -> v.getContentType().equals(MEDIA_TYPE)).isPresent();
  }

  @Override
  public String map(Object result, Expression expression) {
    return escape(result.toString());
  }

  /** One line of text, as Markdown that shows it and nothing else. */
  public static String escape(String line) {
    var escaped = new StringBuilder(line.length() + 8);
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (ANYWHERE.indexOf(c) >= 0
          || (i == 0 && AT_THE_BEGINNING.indexOf(c) >= 0)
          || (c == '.' && endsANumberAtTheBeginning(line, i))) {
        escaped.append('\\');
      }
      escaped.append(c);
    }
    return escaped.toString();
  }

  /** As in "1. ", which begins a list; the point of 4.2 does not. */
  private static boolean endsANumberAtTheBeginning(String line, int at) {
    return at > 0
        && line.chars().limit(at).allMatch(c -> c >= '0' && c <= '9')
        && (at + 1 == line.length() || line.charAt(at + 1) == ' ');
  }

  /** Makes every engine use it. */
  @Singleton
  static class Setup {
    void configure(@Observes EngineBuilder engine) {
      engine.addResultMapper(new Markdown());
    }
  }
}
