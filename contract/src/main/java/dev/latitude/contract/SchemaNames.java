package dev.latitude.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The names that the schemas of the services have in the composed contract: their own, and where
 * services mean different things by one name, with the service before it.
 */
final class SchemaNames {
  private final List<ServiceContract> contracts;
  private final Set<String> ambiguous;

  SchemaNames(List<ServiceContract> contracts) {
    this.contracts = contracts;
    ambiguous = ambiguous();
    requireUnique();
  }

  /** New names of the schemas of one service, by their own. */
  Map<String, String> of(ServiceContract contract) {
    return contract.schemas().keySet().stream()
        .collect(Collectors.toMap(name -> name, name -> nameIn(contract, name)));
  }

  private String nameIn(ServiceContract contract, String name) {
    return ambiguous.contains(name) ? capitalized(contract.service()) + name : name;
  }

  /**
   * Names with several meanings. What refers to something with several meanings has several itself,
   * even where its text is the same.
   */
  private Set<String> ambiguous() {
    var meanings = new TreeMap<String, List<JsonNode>>();
    for (var contract : contracts) {
      contract
          .schemas()
          .forEach(
              (name, schema) -> meanings.computeIfAbsent(name, _ -> new ArrayList<>()).add(schema));
    }
    meanings.values().removeIf(schemas -> schemas.size() == 1);
    var found = new TreeSet<String>();
    int before;
    do {
      before = found.size();
      meanings.forEach(
          (name, schemas) -> {
            boolean refersToAmbiguous =
                References.schemas(schemas.getFirst()).stream().anyMatch(found::contains);
            if (refersToAmbiguous || Set.copyOf(schemas).size() > 1) {
              found.add(name);
            }
          });
    } while (found.size() > before);
    return found;
  }

  /** A name with its service before it must not be another schema's name. */
  private void requireUnique() {
    var owners = new TreeMap<String, String>();
    for (var contract : contracts) {
      for (var name : contract.schemas().keySet()) {
        var known = owners.putIfAbsent(nameIn(contract, name), name);
        if (known != null && !known.equals(name)) {
          throw new IllegalStateException(
              "%s and %s would both be %s in the composed contract: give one of them another name in its service"
                  .formatted(known, name, nameIn(contract, name)));
        }
      }
    }
  }

  private static String capitalized(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
