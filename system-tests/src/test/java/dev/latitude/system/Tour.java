package dev.latitude.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.latitude.contract.Documents;
import dev.latitude.local.suite.Suite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A walk through every operation, written down in {@code tour.yaml}. */
final class Tour {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern PLACE = Pattern.compile("\\$\\{([^}]+)}");
  private static final Pattern TIME = Pattern.compile("(day|minute)([+-]\\d+)");
  private static final Map<String, String[]> PEOPLE =
      Map.of(
          "hr", new String[] {"hanna", "hr"},
          "integration", new String[] {"payroll", "hr-integration"},
          "employee", new String[] {"robin"},
          "manager", new String[] {"morgan", "manager"},
          "ally", new String[] {"alex"});

  private final Suite suite;
  private final Instant begun = Instant.now();
  private final LocalDate today = LocalDate.ofInstant(begun, ZoneOffset.UTC);
  private final Map<String, JsonNode> known = new HashMap<>();
  private final Map<String, String> tokens = new HashMap<>();
  private final Retelling retelling;
  private final List<String> faults = new ArrayList<>();
  private final TreeMap<String, Example> examples = new TreeMap<>();

  /**
   * What was sent to an operation, and what came.
   *
   * @param request missing when nothing was sent
   * @param varies whether others have a part in the answer
   */
  record Example(String operation, int status, JsonNode request, JsonNode answer, boolean varies) {}

  private Tour(Suite suite) {
    this.suite = suite;
    var bytes = new byte[3];
    new SecureRandom().nextBytes(bytes);
    var telling = HexFormat.of().formatHex(bytes);
    known.put("telling", TextNode.valueOf(telling));
    PEOPLE.forEach(
        (part, person) -> {
          var id = person[0] + "-" + telling;
          known.put(part, TextNode.valueOf(id));
          var roles = Arrays.copyOfRange(person, 1, person.length);
          tokens.put(part, suite.token(id, roles));
        });
    retelling = new Retelling(telling, begun, today);
  }

  /** Goes all the way, and answers what there was to see. */
  static Collection<Example> of(Suite suite, JsonNode written) {
    var tour = new Tour(suite);
    written
        .path("given")
        .properties()
        .forEach(given -> tour.known.put(given.getKey(), tour.filled(given.getValue())));
    try (var client = HttpClient.newHttpClient()) {
      written.path("steps").forEach(step -> tour.take(client, step));
    }
    if (!tour.faults.isEmpty()) {
      throw new AssertionError(String.join("\n", tour.faults));
    }
    return tour.examples.values();
  }

  static JsonNode written() {
    return Documents.read(
        Repository.root().resolve("system-tests/src/test/resources/dev/latitude/system/tour.yaml"));
  }

  private void take(HttpClient client, JsonNode step) {
    var call = filled(step.path("call").asText()).split(" ", 2);
    try {
      var request = step.has("body") ? filled(step.path("body")) : JSON.missingNode();
      var response = send(client, step, call, request);
      for (int again = 0; again < 100 && !isThere(step, response); again++) {
        Thread.sleep(100);
        response = send(client, step, call, request);
      }
      see(step, call, request, response);
    } catch (IOException unreachable) {
      throw new UncheckedIOException(unreachable);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private HttpResponse<String> send(
      HttpClient client, JsonNode step, String[] call, JsonNode request)
      throws IOException, InterruptedException {
    var body =
        step.has("text")
            ? HttpRequest.BodyPublishers.ofString(filled(step.path("text").asText()))
            : request.isMissingNode()
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(request.toString());
    var sending =
        HttpRequest.newBuilder(suite.gatewayUri().resolve(call[1]))
            .header("Authorization", "Bearer " + tokens.get(step.path("as").asText()))
            .header("Accept", "application/json")
            .method(call[0], body);
    if (step.has("text") || !request.isMissingNode()) {
      sending.header("Content-Type", step.path("type").asText("application/json"));
    }
    if (takesPrecondition(call)) {
      sending.header("If-Match", "*");
    }
    return client.send(sending.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static boolean takesPrecondition(String[] call) {
    return ContractCheck.operation(call[0], call[1])
        .path("parameters")
        .valueStream()
        .anyMatch(parameter -> parameter.path("name").asText().equals("If-Match"));
  }

  private static boolean isThere(JsonNode step, HttpResponse<String> response)
      throws JsonProcessingException {
    var body = response.body().isEmpty() ? JSON.missingNode() : JSON.readTree(response.body());
    boolean hasPart =
        !step.has("untilThere") || !body.at(step.path("untilThere").asText()).isMissingNode();
    return hasPart
        && step.path("until").properties().stream()
            .allMatch(wanted -> body.at(wanted.getKey()).equals(wanted.getValue()));
  }

  private void see(JsonNode step, String[] call, JsonNode request, HttpResponse<String> response)
      throws JsonProcessingException {
    var line = String.join(" ", call);
    if (response.statusCode() >= 300) {
      faults.add(line + " answers " + response.statusCode() + ": " + response.body());
      return;
    }
    var type = response.headers().firstValue("Content-Type").orElse("");
    try {
      ContractCheck.check(call[0], call[1], response.statusCode(), type, response.body());
      ContractCheck.checkHeaders(
          call[0], call[1], response.statusCode(), response.headers().map().keySet());
    } catch (AssertionError broken) {
      faults.add(String.valueOf(broken.getMessage()));
    }
    var answer = response.body().isEmpty() ? JSON.missingNode() : JSON.readTree(response.body());
    step.path("keep")
        .properties()
        .forEach(kept -> known.put(kept.getKey(), answer.at(kept.getValue().asText())));
    var operation = ContractCheck.operation(call[0], call[1]).path("operationId").asText();
    var example =
        new Example(
            operation,
            response.statusCode(),
            retelling.of(request),
            retelling.of(answer),
            step.path("varies").asBoolean());
    examples.putIfAbsent(operation + " " + response.statusCode(), example);
  }

  private JsonNode filled(JsonNode written) {
    return switch (written) {
      case ObjectNode object -> {
        var filled = object.objectNode();
        object
            .properties()
            .forEach(property -> filled.set(property.getKey(), filled(property.getValue())));
        yield filled;
      }
      case ArrayNode array -> {
        var filled = array.arrayNode();
        array.forEach(element -> filled.add(filled(element)));
        yield filled;
      }
      case TextNode text -> {
        var whole = PLACE.matcher(text.textValue());
        yield whole.matches() ? value(whole.group(1)) : TextNode.valueOf(filled(text.textValue()));
      }
      default -> written;
    };
  }

  private String filled(String written) {
    return PLACE
        .matcher(written)
        .replaceAll(place -> Matcher.quoteReplacement(value(place.group(1)).asText()));
  }

  private JsonNode value(String name) {
    var time = TIME.matcher(name);
    if (!time.matches()) {
      return known.getOrDefault(name, TextNode.valueOf("nothing-kept-as-" + name));
    }
    long offset = Long.parseLong(time.group(2));
    return TextNode.valueOf(
        time.group(1).equals("day")
            ? today.plusDays(offset).toString()
            : begun.plusSeconds(60 * offset).toString());
  }
}
