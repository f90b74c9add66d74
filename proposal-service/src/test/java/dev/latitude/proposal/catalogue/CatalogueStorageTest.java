package dev.latitude.proposal.catalogue;

import static dev.latitude.proposal.catalogue.CatalogueFixture.added;
import static dev.latitude.proposal.catalogue.CatalogueFixture.newSlug;
import static dev.latitude.proposal.catalogue.CatalogueFixture.slug;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latitude.testkit.RealParts;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What the database itself holds to. */
@QuarkusTest
@WithTestResource(RealParts.class)
class CatalogueStorageTest {
  @Inject AgroalDataSource database;

  @Test
  void the_slug_of_a_decision_type_never_changes() throws SQLException {
    var slug = slug(added("kept", "AGREE"));
    assertThatThrownBy(() -> update(slug, newSlug("renamed")))
        .hasMessageContaining("the slug of decision type " + slug + " never changes");
    assertThat(update(slug, slug)).isOne();
  }

  private int update(String slug, String to) throws SQLException {
    try (var connection = database.getConnection();
        var statement =
            connection.prepareStatement("update decision_type set slug = ? where slug = ?")) {
      statement.setString(1, to);
      statement.setString(2, slug);
      return statement.executeUpdate();
    }
  }
}
