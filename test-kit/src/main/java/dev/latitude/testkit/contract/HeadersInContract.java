package dev.latitude.testkit.contract;

import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Writes into the contract the headers that answers of their kind always have. */
final class HeadersInContract {
  private static final String ETAG = "ETag";

  private HeadersInContract() {}

  static void describe(OpenAPI contract) {
    var schemas = contract.getComponents().getSchemas();
    contract
        .getPaths()
        .getPathItems()
        .values()
        .forEach(
            item ->
                item.getOperations().values().forEach(operation -> describe(operation, schemas)));
  }

  private static void describe(Operation operation, Map<String, Schema> schemas) {
    operation
        .getResponses()
        .getAPIResponses()
        .forEach(
            (status, answer) -> {
              if (status.startsWith("2") && isOfThing(answer, schemas)) {
                add(
                    answer,
                    ETAG,
                    header(SchemaType.STRING, "Of this version, for If-Match and If-None-Match.")
                        .required(!(status.equals("200") && canBeTried(operation))));
              }
              switch (status) {
                case "201", "202" ->
                    add(
                        answer,
                        "Location",
                        header(SchemaType.STRING, "Path under which it can be read from now on."));
                case "429", "503" ->
                    add(
                        answer,
                        "Retry-After",
                        header(SchemaType.INTEGER, "Seconds after which to try again."));
                default -> {}
              }
            });
  }

  /** What would come of it is not there, and has no version. */
  private static boolean canBeTried(Operation operation) {
    return operation.getParameters() != null
        && operation.getParameters().stream()
            .anyMatch(parameter -> "dryRun".equals(parameter.getName()));
  }

  private static void add(APIResponse answer, String name, Header header) {
    if (answer.getHeaders() == null || !answer.getHeaders().containsKey(name)) {
      answer.addHeader(name, header);
    }
  }

  private static Header header(SchemaType type, String description) {
    return OASFactory.createHeader()
        .description(description)
        .required(true)
        .schema(OASFactory.createSchema().addType(type));
  }

  /** It says itself that it has an ETag, or it is a thing that names its own. */
  static boolean hasETag(APIResponse answer, Map<String, Schema> schemas) {
    return (answer.getHeaders() != null && answer.getHeaders().containsKey(ETAG))
        || isOfThing(answer, schemas);
  }

  private static boolean isOfThing(APIResponse answer, Map<String, Schema> schemas) {
    return answer.getContent() != null
        && answer.getContent().getMediaTypes().values().stream()
            .anyMatch(body -> namesETag(body.getSchema(), schemas));
  }

  private static boolean namesETag(@Nullable Schema schema, Map<String, Schema> schemas) {
    if (schema == null || schema.getRef() == null) {
      return false;
    }
    var thing = schemas.get(schema.getRef().substring(schema.getRef().lastIndexOf('/') + 1));
    return thing != null
        && thing.getProperties() != null
        && thing.getProperties().containsKey("etag");
  }
}
