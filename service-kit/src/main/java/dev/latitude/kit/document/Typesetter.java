package dev.latitude.kit.document;

import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.extend.FSCacheEx;
import com.openhtmltopdf.extend.FSCacheValue;
import com.openhtmltopdf.extend.impl.FSDefaultCacheStore;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.CacheStore;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Lays a page out and draws it: tagged for screen readers (PDF/UA), with every font embedded, and
 * the same bytes for the same page. Nothing is ever fetched: a page is all there is.
 */
final class Typesetter {
  private static final String PRODUCER = "Latitude";

  /**
   * Measurements of fonts, so that those behind the text fonts are not parsed just to be measured.
   */
  private static final FSCacheEx<String, FSCacheValue> METRICS = new FSDefaultCacheStore();

  static {
    XRLog.setLoggerImpl(new RendererLog());
  }

  private Typesetter() {}

  static int pages(String page) {
    try (var renderer = renderer(page)) {
      return layOut(renderer);
    }
  }

  static Pdf draw(String page) {
    try (var renderer = renderer(page)) {
      int pages = layOut(renderer);
      renderer.createPDFWithoutClosing();
      try (var document = renderer.getPdfDocument()) {
        return new Pdf(bytes(document), pages);
      }
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
  }

  private static int layOut(PdfBoxRenderer renderer) {
    renderer.layout();
    return renderer.getRootBox().getLayer().getPages().size();
  }

  private static PdfBoxRenderer renderer(String page) {
    var builder = new PdfRendererBuilder();
    builder.withW3cDocument(parse(page), null);
    builder.usePdfUaAccessibility(true);
    builder.usePdfVersion(1.7f);
    builder.useReplacementText(Fonts.REPLACEMENT);
    builder.useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory());
    builder.useUnicodeBidiReorderer(new ICUBidiReorderer());
    builder.useUriResolver((base, uri) -> null);
    for (var moment : ExternalResourceControlPriority.values()) {
      builder.useExternalResourceAccessControl((uri, type) -> false, moment);
    }
    builder.useCacheStore(CacheStore.PDF_FONT_METRICS, METRICS);
    Fonts.register(builder);
    return builder.buildPdfRenderer();
  }

  /** A page is XML made here; that it names no document type keeps entities out of it. */
  private static Document parse(String page) {
    try {
      var parsers = DocumentBuilderFactory.newDefaultInstance();
      parsers.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      parsers.setExpandEntityReferences(false);
      return parsers.newDocumentBuilder().parse(new InputSource(new StringReader(page)));
    } catch (ParserConfigurationException | SAXException | IOException notXml) {
      throw new IllegalArgumentException("A page must be well-formed XML", notXml);
    }
  }

  /**
   * Without the moment of rendering, which would make every rendering another file. The metadata of
   * a page that no reader of PDFs knows is left out.
   */
  private static byte[] bytes(PDDocument document) throws IOException {
    var told = document.getDocumentInformation();
    var kept = new PDDocumentInformation();
    kept.setTitle(told.getTitle());
    kept.setAuthor(told.getAuthor());
    kept.setSubject(told.getSubject());
    kept.setProducer(PRODUCER);
    document.setDocumentInformation(kept);
    document.setDocumentId(0L);
    var bytes = new ByteArrayOutputStream();
    document.save(bytes);
    return bytes.toByteArray();
  }
}
