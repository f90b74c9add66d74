package dev.latitude.kit.document;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * What a page says about itself, and the policy under which a browser shows it: its own style sheet
 * is applied, and nothing is run, fetched, framed or sent.
 *
 * @param language BCP 47 tag of the fixed texts
 * @param description one sentence; the subject of the PDF
 * @param css the whole style sheet
 */
public record PageHead(
    String language, String title, String author, String description, String css) {
  public PageHead {
    if (css.contains("<") || css.contains("&")) {
      throw new IllegalArgumentException(
          "A style sheet stands in the page as it is, so it must do without < and &");
    }
  }

  /** For the page itself, where it also holds once the page has been saved or put into a frame. */
  public String policy() {
    return "default-src 'none'; style-src 'sha256-"
        + hash()
        + "'; base-uri 'none'; form-action 'none'";
  }

  /** For the header of the answer. */
  public String policyOfAnswer() {
    return policy() + "; frame-ancestors 'none'";
  }

  private String hash() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return Base64.getEncoder()
          .encodeToString(digest.digest(css.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException everyJdkHasSha256) {
      throw new IllegalStateException(everyJdkHasSha256);
    }
  }
}
