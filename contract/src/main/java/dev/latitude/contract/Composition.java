package dev.latitude.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The contract of Latitude as the gateway shows it: what the services promise, in one document.
 * Made from nothing but their contracts, so that the same ones always give the same text.
 *
 * <p>Nothing is merged: what several services have under one name is either the same and kept once,
 * or told apart (schemas), or an error (paths, tags, security schemes).
 */
public final class Composition {
  private static final String EVERY_SERVICE = "Everywhere";

  private final List<ServiceContract> contracts;
  private final SchemaNames names;

  private Composition(List<ServiceContract> contracts) {
    this.contracts = contracts;
    names = new SchemaNames(contracts);
  }

  /** The text composed from the contracts in a folder. */
  public static String of(Path folder) {
    return of(
        ServiceContract.committed(folder),
        Examples.committed(folder),
        ProblemExamples.committed(folder));
  }

  static String of(List<ServiceContract> contracts) {
    return of(contracts, new Examples(Documents.read("{}")), ProblemExamples.none());
  }

  private static String of(
      List<ServiceContract> contracts, Examples examples, ProblemExamples problems) {
    var document = new Composition(contracts).document();
    examples.addTo(document);
    problems.addTo(document);
    return Documents.write(document);
  }

  /** Composes what is in the folder, and writes it there. */
  public static void refresh(Path folder) {
    try {
      Files.writeString(folder.resolve("latitude.yaml"), of(folder));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private ObjectNode document() {
    var document = Documents.read(Composition.class, "latitude.yaml");
    addTags(document);
    addAll(document.putObject("paths"), paths());
    var components = document.putObject("components");
    addAll(components.putObject("schemas"), schemas());
    addAll(
        components.putObject("securitySchemes"),
        same("security scheme", ServiceContract::securitySchemes));
    return document;
  }

  /** First those of each stage, then what every service has. */
  private void addTags(ObjectNode document) {
    var tags = document.putArray("tags");
    var all = same("tag", ServiceContract::tags);
    all.values().forEach(tags::add);
    var groups = document.putArray("x-tagGroups");
    var stages = new LinkedHashMap<String, List<String>>();
    for (var contract : contracts) {
      stages.put(
          contract.stage(),
          contract.tags().keySet().stream().filter(tag -> services(tag) == 1).toList());
    }
    stages.put(EVERY_SERVICE, all.keySet().stream().filter(tag -> services(tag) > 1).toList());
    stages.forEach(
        (stage, members) -> {
          if (!members.isEmpty()) {
            var group = groups.addObject().put("name", stage).putArray("tags");
            members.forEach(group::add);
          }
        });
  }

  private long services(String tag) {
    return contracts.stream().filter(contract -> contract.tags().containsKey(tag)).count();
  }

  private Map<String, JsonNode> paths() {
    return same("path", contract -> renamed(contract, contract.paths()));
  }

  private Map<String, JsonNode> schemas() {
    var schemas = new TreeMap<String, JsonNode>();
    for (var contract : contracts) {
      var newNames = names.of(contract);
      contract
          .schemas()
          .forEach(
              (name, schema) ->
                  schemas.put(
                      newNames.getOrDefault(name, name), References.renamed(schema, newNames)));
    }
    return schemas;
  }

  private Map<String, JsonNode> renamed(ServiceContract contract, Map<String, JsonNode> parts) {
    var newNames = names.of(contract);
    var renamed = new LinkedHashMap<String, JsonNode>();
    parts.forEach((name, part) -> renamed.put(name, References.renamed(part, newNames)));
    return renamed;
  }

  /** What the services have under these names, which must be the same wherever a name is used. */
  private Map<String, JsonNode> same(String kind, Parts parts) {
    var joined = new LinkedHashMap<String, JsonNode>();
    for (var contract : contracts) {
      parts
          .of(contract)
          .forEach(
              (name, part) -> {
                var known = joined.putIfAbsent(name, part);
                if (known != null && !known.equals(part)) {
                  throw new IllegalStateException(
                      "The %s %s of %s is not what another service has under that name"
                          .formatted(kind, name, contract.service()));
                }
              });
    }
    return joined;
  }

  private static void addAll(ObjectNode object, Map<String, JsonNode> members) {
    members.forEach(object::set);
  }

  private interface Parts {
    Map<String, JsonNode> of(ServiceContract contract);
  }
}
