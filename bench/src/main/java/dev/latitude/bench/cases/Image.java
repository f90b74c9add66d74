package dev.latitude.bench.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How the image in {@code deploy/} makes the cache that a service starts from and starts it, read
 * from its Dockerfile and done here, in the folders that this machine has.
 *
 * @param training what the service is told while its cache is made
 * @param environment what it is told whenever it starts
 * @param make the command that makes it
 * @param start the command that starts it
 * @param jvm what a JVM makes of the memory that a container has
 */
public record Image(
    Map<String, String> training,
    Map<String, String> environment,
    List<String> make,
    List<String> start,
    List<String> jvm) {
  private static final String CACHE = "/app/service.aot";
  private static final String JAR = "/app/quarkus-run.jar";
  private static final String SHARE = "-XX:MaxRAMPercentage=";
  private static final String USES = "-XX:AOTCache=";
  private static final String MAKES = "-XX:AOTCacheOutput=";

  public static Image of(Path repository, List<String> jvm) throws IOException {
    // A line that goes on in the next one is one.
    var text =
        Files.readString(repository.resolve("deploy/images/Dockerfile"))
            .replaceAll("\\\\\\R\\s*", "");
    // What comes before the first stage, the one that makes the cache, and the image.
    var stages = text.split("(?m)^FROM ", -1);
    if (stages.length != 3) {
      throw new IllegalStateException("The Dockerfile has not two stages");
    }
    var making = stages[1].lines().toList();
    var image = stages[2].lines().toList();
    return new Image(
        variables(only(making, "ENV ")),
        variables(only(image, "ENV ")),
        command(only(making, "RUN ")),
        command(only(image, "ENTRYPOINT ")),
        jvm);
  }

  private static String only(List<String> lines, String instruction) {
    var found = lines.stream().filter(line -> line.startsWith(instruction)).toList();
    if (found.size() != 1) {
      throw new IllegalStateException("The Dockerfile has not one " + instruction + "but " + found);
    }
    return found.getFirst().substring(instruction.length());
  }

  private static Map<String, String> variables(String text) {
    var all = new HashMap<String, String>();
    for (var pair : text.split(" ", -1)) {
      var middle = pair.indexOf('=');
      all.put(pair.substring(0, middle), pair.substring(middle + 1));
    }
    return all;
  }

  private static List<String> command(String text) throws JsonProcessingException {
    return List.of(new ObjectMapper().readValue(text, String[].class));
  }

  /** Whether a service starts from a cache. */
  enum Keeping {
    /** As in the image. */
    CACHED,
    /** Without one. */
    PLAIN
  }

  /** What makes the cache of a service's jar in a file. */
  List<String> making(Path jar, Path file) {
    return here(make, jar).map(each -> each.equals(MAKES + CACHE) ? MAKES + file : each).toList();
  }

  /** What starts the service. */
  List<String> starting(Keeping how, Path jar, Path file) {
    return here(start, jar)
        .filter(each -> how != Keeping.PLAIN || !each.startsWith(USES))
        .map(each -> each.equals(USES + CACHE) ? USES + file : each)
        .flatMap(each -> each.startsWith(SHARE) ? jvm.stream() : Stream.of(each))
        .toList();
  }

  private static Stream<String> here(List<String> command, Path jar) {
    return Stream.concat(Stream.of(java()), command.stream().skip(1))
        .map(each -> each.equals(JAR) ? jar.toString() : each);
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
