package dev.latitude.proposal.onepager;

import dev.latitude.kit.document.DocumentFormat;
import dev.latitude.kit.document.PageHead;
import dev.latitude.kit.document.Paper;
import dev.latitude.kit.document.PdfRenderer;
import dev.latitude.kit.document.Printed;
import dev.latitude.kit.problem.UnavailableException;
import dev.latitude.proposal.proposal.Attachment;
import dev.latitude.proposal.proposal.ProposalContent;
import dev.latitude.proposal.readiness.PageCount;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Prints proposals. The page of a browser and the PDF are the same page, made by one template;
 * Markdown has a template of its own. All of them say what the {@link Sheet} says.
 */
@ApplicationScoped
public class OnePager implements PageCount {
  private final Offers offers;
  private final PdfRenderer pdfs;

  OnePager(Offers offers, PdfRenderer pdfs) {
    this.offers = offers;
    this.pdfs = pdfs;
  }

  /**
   * How many pages of A4 a proposal with this content would fill. Empty while so much is being
   * printed that it cannot be counted: the count is a help, never a reason to fail.
   */
  @Override
  public Supplier<OptionalInt> pages(
      String author, ProposalContent content, List<Attachment> attachments) {
    var offer = Offer.toMeasure(author, content, attachments, offers.titles(content));
    return () -> count(offer);
  }

  private OptionalInt count(Offer offer) {
    try {
      return OptionalInt.of(page(offer, Locale.ENGLISH, Paper.A4, pdfs::pages).pages());
    } catch (UnavailableException busy) {
      return OptionalInt.empty();
    }
  }

  Printed print(Offer offer, DocumentFormat format, Locale language, Paper paper) {
    return switch (format) {
      case HTML -> {
        var page = page(offer, language, paper, pdfs::pages);
        yield Printed.page(page.html(), page.head()).withPages(page.pages());
      }
      case PDF -> {
        var page = page(offer, language, paper, html -> pdfs.render(html).pages());
        yield Printed.pdf(pdfs.render(page.html()));
      }
      case MARKDOWN -> {
        var words = Wording.in(language);
        yield Printed.markdown(Templates.outline(SheetWriter.write(offer, words), words).render());
      }
    };
  }

  /**
   * A page that is longer than one says so at its end, which may make it longer still, so it is
   * counted again.
   */
  private Page page(Offer offer, Locale language, Paper paper, ToIntFunction<String> count) {
    var words = Wording.in(language);
    var sheet = SheetWriter.write(offer, words);
    var head = PageStyle.head(sheet, words, paper);
    var html = Templates.page(sheet, words, head, null).render();
    int pages = count.applyAsInt(html);
    if (pages > 1) {
      int said;
      do {
        said = pages;
        html = Templates.page(sheet, words, head, note(words, pages, paper)).render();
        pages = count.applyAsInt(html);
      } while (pages > said);
    }
    return new Page(html, head, pages);
  }

  private static @Nullable String note(Wording words, int pages, Paper paper) {
    return words.filled("pages.many", String.valueOf(pages), words.of(paper));
  }

  /** A page, what it says about itself, and how many sheets of paper it takes. */
  private record Page(String html, PageHead head, int pages) {}
}
