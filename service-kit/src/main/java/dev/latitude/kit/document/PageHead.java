package dev.latitude.kit.document;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * What a page says about itself, and the policy under which a browser shows it: its own style sheet
 * is applied, and nothing is run, fetched, framed or sent. A page with a script has that one script
 * run, which may ask the page's own origin.
 *
 * @param language BCP 47 tag of the fixed texts
 * @param description one sentence; the subject of the PDF
 * @param css the whole style sheet
 * @param script the whole script, for a page that has one; it stands at the end of the body
 */
public record PageHead(
    String language,
    String title,
    String author,
    String description,
    String css,
    @Nullable String script) {
  public PageHead {
    if (script != null && (script.contains("</") || script.contains("<!--"))) {
      throw new IllegalArgumentException(
          "A script stands in the page as it is, so nothing in it may look like its end");
    }
    if (css.contains("<") || css.contains("&")) {
      throw new IllegalArgumentException(
          "A style sheet stands in the page as it is, so it must do without < and &");
    }
  }

  /** A page that does nothing. */
  public PageHead(String language, String title, String author, String description, String css) {
    this(language, title, author, description, css, null);
  }

  /** For the page itself, where it also holds once the page has been saved or put into a frame. */
  public String policy() {
    return "default-src 'none'; style-src 'sha256-"
        + hash(css)
        + (script == null ? "'" : "'; script-src 'sha256-" + hash(script) + "'; connect-src 'self'")
        + "; base-uri 'none'; form-action 'none'";
  }

  /** For the header of the answer. */
  public String policyOfAnswer() {
    return policy() + "; frame-ancestors 'none'";
  }

  private static String hash(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return Base64.getEncoder()
          .encodeToString(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException everyJdkHasSha256) {
      throw new IllegalStateException(everyJdkHasSha256);
    }
  }
}
