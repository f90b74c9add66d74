package dev.latitude.kit.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** How documents look: what all of them share, and what stands in the margin of each page. */
public final class StyleSheet {
  private static final String BASE = read(StyleSheet.class, "page.css");

  private static final String MARGIN =
      "font-family: \"Noto Sans\", Arial, sans-serif; font-size: 7pt; color: #4c5866;";

  private static final String MARK =
      "font-family: \"Noto Sans\", Arial, sans-serif; font-size: 8pt; font-weight: bold; color: #a01818;";

  private StyleSheet() {}

  /** What all documents look like, and what is this one's own, in a file beside a class of it. */
  public static String beside(Class<?> owner, String file) {
    return BASE + read(owner, file);
  }

  /**
   * The paper, and at the foot of each page what it is a page of and its number.
   *
   * @param what stands in the style sheet as it is: nobody's free text
   */
  public static String paged(Paper paper, String what, Words words) {
    return paged(paper, what, "", words);
  }

  /**
   * The same, with a mark at the head of each page.
   *
   * @param mark stands in the style sheet as it is: nobody's free text
   */
  public static String paged(Paper paper, String what, String mark, Words words) {
    return """
    @page {
      size: %s;
      margin: 13mm 16mm 15mm 16mm;
      @top-right { content: "%s"; %s }
      @bottom-left { content: "%s"; %s }
      @bottom-right { content: "%s " counter(page) " %s " counter(pages); %s }
    }
    """
        .formatted(
            paper.css(), mark, MARK, what, MARGIN, words.of("page"), words.of("page.of"), MARGIN);
  }

  private static String read(Class<?> owner, String file) {
    try (var stream = owner.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException("There is no " + file + " beside " + owner.getName());
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
