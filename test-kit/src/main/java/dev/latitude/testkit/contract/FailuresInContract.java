package dev.latitude.testkit.contract;

import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Writes into the contract the failures that every operation of its kind can answer with, and the
 * 304 of those that answer with an ETag, so that no resource repeats them.
 */
final class FailuresInContract {
  private FailuresInContract() {}

  static void describe(OpenAPI contract) {
    var schemas = contract.getComponents().getSchemas();
    contract.getPaths().getPathItems().forEach((path, item) -> describe(path, item, schemas));
  }

  private static void describe(String path, PathItem item, Map<String, Schema> schemas) {
    item.getOperations()
        .forEach(
            (method, operation) -> {
              if (method == PathItem.HttpMethod.POST) {
                operation.addParameter(idempotencyKey());
              }
              var failures = failures(path, method, operation);
              if (method == PathItem.HttpMethod.GET && answersWithETag(operation, schemas)) {
                operation.addParameter(ifNoneMatch());
                operation
                    .getResponses()
                    .addAPIResponse(
                        "304",
                        OASFactory.createAPIResponse()
                            .description("It is still the one that If-None-Match names."));
              }
              failures.forEach((status, text) -> add(operation, status, text));
            });
  }

  private static boolean answersWithETag(Operation operation, Map<String, Schema> schemas) {
    var answer = operation.getResponses().getAPIResponse("200");
    return answer != null && HeadersInContract.hasETag(answer, schemas);
  }

  private static Parameter ifNoneMatch() {
    return OASFactory.createParameter()
        .name("If-None-Match")
        .in(Parameter.In.HEADER)
        .description(
            "The `ETag` of what the caller has; if it is still that, it is not sent again.")
        .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING));
  }

  private static Parameter idempotencyKey() {
    return OASFactory.createParameter()
        .name("Idempotency-Key")
        .in(Parameter.In.HEADER)
        .description(
            "Name of this attempt, a UUID for example. Sent again within 24 hours, the request gets the first answer instead of being"
                + " carried out twice. A refused request was not carried out, so it may be corrected and sent under the same key."
                + " A request that only asks is answered anew.")
        .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING).maxLength(255));
  }

  private static Map<String, String> failures(
      String path, PathItem.HttpMethod method, Operation operation) {
    var failures = new TreeMap<String, String>();
    if (!isOpenToAll(operation)) {
      failures.put("401", "No valid access token.");
    }
    failures.put("406", "The Accept header names nothing that this comes as.");
    failures.put("429", "Too many requests of this caller; Retry-After says when to go on.");
    failures.put("500", "It failed through no fault of the caller.");
    failures.put("503", "Something the service needs is away; Retry-After says when to try again.");
    if (operation.getResponses().hasAPIResponse("403")) {
      failures.put("403", "The caller's roles do not allow this.");
    }
    boolean hasParameters =
        operation.getParameters() != null && !operation.getParameters().isEmpty();
    if (hasParameters || operation.getRequestBody() != null) {
      failures.put("400", "The request cannot be read, or a parameter is not valid.");
    }
    if (path.contains("{")) {
      failures.put("404", "It does not exist, or is not the caller's to see.");
    }
    if (operation.getRequestBody() != null) {
      failures.put("413", "The body is too large.");
      failures.put("415", takesJson(operation) ? "The body is not JSON." : "The body is not CSV.");
      failures.put("422", "The body is well-formed but wrong; `errors` names every fault.");
    }
    boolean changes = method == PathItem.HttpMethod.POST || method == PathItem.HttpMethod.PUT;
    if (changes) {
      failures.put("403", "The caller's roles, or relation to it, do not allow this.");
      failures.put("409", "Its state does not allow this, or another request stands in the way.");
    }
    if (takesPrecondition(operation)) {
      describePrecondition(operation);
      failures.put("412", "It has changed since the version named in If-Match.");
      failures.put("428", "If-Match is missing.");
    }
    return failures;
  }

  /** It says that it needs none of the schemes of the contract. */
  private static boolean isOpenToAll(Operation operation) {
    return operation.getSecurity() != null && operation.getSecurity().isEmpty();
  }

  private static boolean takesJson(Operation operation) {
    var content = operation.getRequestBody().getContent();
    return content == null || !content.hasMediaType("text/csv");
  }

  private static boolean takesPrecondition(Operation operation) {
    return operation.getParameters() != null
        && operation.getParameters().stream()
            .anyMatch(parameter -> "If-Match".equals(parameter.getName()));
  }

  private static void describePrecondition(Operation operation) {
    for (var parameter : operation.getParameters()) {
      if ("If-Match".equals(parameter.getName())) {
        parameter.setRequired(true);
        if (parameter.getDescription() == null) {
          parameter.setDescription(
              "The `ETag` of the version this is about, or `*` for whichever it is.");
        }
      }
    }
  }

  /** The platform puts in some of them by itself, but without saying what the answer looks like. */
  private static void add(Operation operation, String status, String text) {
    var known = operation.getResponses().getAPIResponse(status);
    if (known == null || known.getContent() == null) {
      operation.getResponses().addAPIResponse(status, problem(text));
    }
  }

  private static APIResponse problem(String text) {
    var schema = OASFactory.createSchema().ref("#/components/schemas/Problem");
    var content =
        OASFactory.createContent()
            .addMediaType("application/problem+json", OASFactory.createMediaType().schema(schema));
    return OASFactory.createAPIResponse().description(text).content(content);
  }
}
