package dev.latitude.proposal.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.util.List;

/**
 * Writes the catalogue out as a file of any length. Each page is read in a transaction of its own,
 * so that a slow reader holds neither memory nor a connection; an entry that is changed meanwhile
 * is written as it was before or as it is after, and every entry once.
 */
@ApplicationScoped
public class CatalogueExport {
  static final int PAGE = 500;

  private final DecisionTypeRepository repository;

  CatalogueExport(DecisionTypeRepository repository) {
    this.repository = repository;
  }

  public void write(CatalogueParams filter, OutputStream out) throws IOException {
    var writer = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
    CatalogueFile.writeHeader(writer);
    var page = after(filter, "");
    while (!page.isEmpty()) {
      CatalogueFile.write(page, writer);
      page = page.size() < PAGE ? List.of() : after(filter, page.getLast().slug());
    }
    writer.flush();
  }

  private List<DecisionType> after(CatalogueParams filter, String slug) {
    return QuarkusTransaction.requiringNew().call(() -> repository.after(filter, slug, PAGE));
  }
}
