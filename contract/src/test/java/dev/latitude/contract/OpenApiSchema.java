package dev.latitude.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;

/** The schema of OpenAPI 3.1 itself, as its makers publish it. */
final class OpenApiSchema {
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(
              SpecificationVersion.DRAFT_2020_12,
              builder ->
                  builder.schemaIdResolvers(
                      ids ->
                          ids.mapPrefix(
                              "https://spec.openapis.org/", "classpath:spec.openapis.org/")))
          .getSchema(SchemaLocation.of("https://spec.openapis.org/oas/3.1/schema-base/2022-10-07"));

  private OpenApiSchema() {}

  /** What in the document is not OpenAPI 3.1. */
  static List<String> faults(JsonNode document) {
    return SCHEMA.validate(document).stream().map(Object::toString).toList();
  }
}
