package dev.latitude.testkit.contract;

import java.util.LinkedHashMap;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Names pages by what is on them: `PilotPage`, where the platform writes `PagePilotView`. */
final class PagesInContract {
  private static final String SCHEMA = "#/components/schemas/";

  private PagesInContract() {}

  static void rename(Schema referring) {
    var reference = referring.getRef();
    if (reference != null && reference.startsWith(SCHEMA)) {
      referring.setRef(SCHEMA + nameOf(reference.substring(SCHEMA.length())));
    }
  }

  static void rename(OpenAPI contract) {
    var schemas = new LinkedHashMap<String, Schema>();
    contract
        .getComponents()
        .getSchemas()
        .forEach((name, schema) -> schemas.put(nameOf(name), schema));
    contract.getComponents().setSchemas(schemas);
  }

  private static String nameOf(String name) {
    boolean isPage = name.matches("Page[A-Z].*");
    return isPage ? name.substring("Page".length()).replaceFirst("View$", "") + "Page" : name;
  }
}
