package dev.latitude.kit.document;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The fonts of PDFs, every one embedded: Noto Serif and Noto Sans for Latin, Greek and Cyrillic,
 * and behind them fonts for what these lack (Hebrew, Arabic, Armenian, Georgian and symbols, much
 * of Chinese and Japanese, emoji). What no font has is printed as {@link #REPLACEMENT}: seen, not
 * lost.
 */
final class Fonts {
  static final String REPLACEMENT = "\u25A1";

  private static final Set<FSFontUseCase> TEXT = EnumSet.of(FSFontUseCase.DOCUMENT);
  private static final Set<FSFontUseCase> FALLBACK = EnumSet.of(FSFontUseCase.FALLBACK_FINAL);

  private static final List<Face> FACES =
      List.of(
          new Face("notoserif-regular-subset.ttf", "Noto Serif", 400, FontStyle.NORMAL, TEXT),
          new Face("notoserif-italic-subset.ttf", "Noto Serif", 400, FontStyle.ITALIC, TEXT),
          new Face("notoserif-bold-subset.ttf", "Noto Serif", 700, FontStyle.NORMAL, TEXT),
          new Face("notoserif-bold_italic-subset.ttf", "Noto Serif", 700, FontStyle.ITALIC, TEXT),
          new Face("notosans-regular-subset.ttf", "Noto Sans", 400, FontStyle.NORMAL, TEXT),
          new Face("notosans-bold-subset.ttf", "Noto Sans", 700, FontStyle.NORMAL, TEXT),
          new Face("dejavu/DejaVuSans.ttf", "DejaVu Sans", 400, FontStyle.NORMAL, FALLBACK),
          new Face("dejavu/DejaVuSans-Bold.ttf", "DejaVu Sans", 700, FontStyle.NORMAL, FALLBACK),
          new Face("mplus1p-regular-fallback.ttf", "M+ 1p", 400, FontStyle.NORMAL, FALLBACK),
          new Face("notoemoji-subset.ttf", "Noto Emoji", 400, FontStyle.NORMAL, FALLBACK));

  /** About five megabytes once all are loaded, read over and over. */
  private static final Map<String, byte[]> FILES = new ConcurrentHashMap<>();

  private Fonts() {}

  /** Makes the fonts known to one document; each is parsed only if the document needs it. */
  static void register(PdfRendererBuilder builder) {
    for (var face : FACES) {
      builder.useFont(
          () -> new ByteArrayInputStream(FILES.computeIfAbsent(face.file(), Fonts::read)),
          face.family(),
          face.weight(),
          face.style(),
          true,
          face.use());
    }
  }

  private static byte[] read(String file) {
    try (var stream = Fonts.class.getResourceAsStream("fonts/" + file)) {
      if (stream == null) {
        throw new IllegalStateException("There is no font " + file);
      }
      return stream.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private record Face(
      String file, String family, int weight, FontStyle style, Set<FSFontUseCase> use) {}
}
