package dev.latitude.agreement.document;

import dev.latitude.agreement.attestation.Attestations;
import dev.latitude.kit.document.DocumentFormat;
import dev.latitude.kit.document.Paper;
import dev.latitude.kit.document.PdfRenderer;
import dev.latitude.kit.document.Printed;
import dev.latitude.kit.identity.Actor;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.UUID;

/**
 * Makes documents of agreements. The page of a browser and the PDF are the same page, made by one
 * template; Markdown has a template of its own. All of them say what the {@link Sheet} says.
 */
@ApplicationScoped
class Documents {
  private final Printables printables;
  private final Attestations attestations;
  private final Addresses addresses;
  private final PdfRenderer pdfs;
  private final MeterRegistry metrics;

  Documents(
      Printables printables,
      Attestations attestations,
      Addresses addresses,
      PdfRenderer pdfs,
      MeterRegistry metrics) {
    this.printables = printables;
    this.attestations = attestations;
    this.addresses = addresses;
    this.pdfs = pdfs;
    this.metrics = metrics;
  }

  Printable current(UUID id, Actor actor) {
    return printables.current(id, actor);
  }

  Printable version(UUID id, int number, Actor actor) {
    return printables.version(id, number, actor);
  }

  Printed print(Printable printable, DocumentFormat format, Locale language, Paper paper) {
    var words = Wording.in(language);
    var sheet = SheetWriter.write(printable, words, addresses);
    var head = PageStyle.head(sheet, printable, words, paper);
    var printed =
        switch (format) {
          case HTML -> Printed.page(Templates.page(sheet, words, head).render(), head);
          case PDF -> Printed.pdf(pdfs.render(Templates.page(sheet, words, head).render()));
          case MARKDOWN -> Printed.markdown(Templates.outline(sheet, words).render());
        };
    count(format.mediaType());
    return printed;
  }

  /** The version on the table, as a document that can be checked offline. */
  String signedNow(UUID id, Actor actor) {
    var jws = attestations.sign(printables.attestedNow(id, actor));
    count(Attestations.MEDIA_TYPE);
    return jws;
  }

  String signed(UUID id, int number, Actor actor) {
    var jws = attestations.sign(printables.attested(id, number, actor));
    count(Attestations.MEDIA_TYPE);
    return jws;
  }

  private void count(String mediaType) {
    metrics.counter("latitude.agreement.documents", "format", mediaType).increment();
  }
}
