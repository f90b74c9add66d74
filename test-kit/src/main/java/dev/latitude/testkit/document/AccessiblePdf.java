package dev.latitude.testkit.document;

import java.io.ByteArrayInputStream;
import java.util.stream.Collectors;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** PDF/UA-1, the standard of PDFs that screen readers can follow, as veraPDF checks it. */
public final class AccessiblePdf {
  static {
    VeraGreenfieldFoundryProvider.initialise();
  }

  private AccessiblePdf() {}

  /** Fails with the clauses of the standard that the file does not keep. */
  public static void assertAccessible(byte[] pdf) throws Exception {
    try (var parser =
            Foundries.defaultInstance()
                .createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFUA_1);
        var validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false)) {
      var result = validator.validate(parser);
      if (!result.isCompliant() || result.getTotalAssertions() == 0) {
        throw new AssertionError(
            "The PDF is not accessible:\n"
                + result.getTestAssertions().stream()
                    .filter(check -> check.getStatus() == TestAssertion.Status.FAILED)
                    .map(
                        check ->
                            check.getRuleId().getClause()
                                + " "
                                + check.getMessage()
                                + " at "
                                + check.getLocation().getContext())
                    .distinct()
                    .collect(Collectors.joining("\n")));
      }
    }
  }
}
