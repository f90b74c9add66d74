package dev.latitude.local.gateway;

import dev.latitude.local.failure.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** The Gateway API files of a folder, all of which the local gateway must understand. */
final class RouteFiles {

  private static final String API = "gateway.networking.k8s.io/v1";

  private final Backends backends;
  private final Set<String> gateways = new HashSet<>();
  private final List<Fields> routes = new ArrayList<>();

  private RouteFiles(Backends backends) {
    this.backends = backends;
  }

  static RouteTable read(Path folder, Backends backends) {
    var files = new RouteFiles(backends);
    yamlFiles(folder).forEach(files::collect);
    return files.table(folder);
  }

  private RouteTable table(Path folder) {
    if (gateways.size() != 1) {
      throw new StartFailure(
          "%s: there must be one Gateway, and there are %d.".formatted(folder, gateways.size()));
    }
    var reader = new RouteReader(gateways, backends);
    routes.forEach(reader::read);
    return new RouteTable(reader.routes());
  }

  private void collect(Path file) {
    for (var document : documents(file)) {
      if (document != null) {
        collect(Fields.of(file.getFileName().toString(), document));
      }
    }
  }

  private void collect(Fields document) {
    var api = document.requiredText("apiVersion");
    var kind = document.requiredText("kind");
    var metadata = document.requiredObject("metadata");
    var name = metadata.requiredText("name");
    metadata.ignore("labels");
    metadata.end();
    var named = document.named("%s, %s %s".formatted(document.source(), kind, name));
    switch (api + " " + kind) {
      case API + " Gateway" -> {
        readGateway(named);
        gateways.add(name);
      }
      case API + " HTTPRoute" -> routes.add(named);
      default ->
          throw named.refuse(
              "kind",
              "is %s %s; the local gateway implements Gateway and HTTPRoute of %s"
                  .formatted(api, kind, API));
    }
  }

  /** The port is the cluster's; on a laptop the command line says where to listen. */
  private static void readGateway(Fields gateway) {
    var spec = gateway.requiredObject("spec");
    spec.ignore("gatewayClassName");
    var listeners = spec.list("listeners");
    if (listeners.size() != 1) {
      throw spec.refuse("listeners", "must be exactly one on a laptop");
    }
    var listener = listeners.getFirst();
    listener.ignore("name");
    listener.requiredNumber("port");
    listener.only("protocol", "HTTP");
    listener.end();
    spec.end();
    gateway.end();
  }

  private static List<Path> yamlFiles(Path folder) {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().matches(".*\\.ya?ml")).sorted().toList();
    } catch (IOException e) {
      throw new StartFailure(
          "The gateway's routes cannot be read from %s: is this the project's folder?"
              .formatted(folder),
          e);
    }
  }

  private static List<Object> documents(Path file) {
    var options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    try (var reader = Files.newBufferedReader(file)) {
      var all = new ArrayList<Object>();
      new Yaml(new SafeConstructor(options)).loadAll(reader).forEach(all::add);
      return all;
    } catch (MarkedYAMLException e) {
      throw new StartFailure(
          "%s is not valid YAML: %s in line %d."
              .formatted(file.getFileName(), e.getProblem(), e.getProblemMark().getLine() + 1),
          e);
    } catch (IOException | YAMLException e) {
      throw new StartFailure(
          "%s cannot be read: %s.".formatted(file.getFileName(), e.getMessage()), e);
    }
  }
}
