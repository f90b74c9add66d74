package dev.latitude.deploy.migration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One step of a service's schema, as its file has it. */
record Migration(String file, String sql) {
  static final List<String> SERVICES =
      List.of("proposal-service", "pilot-service", "agreement-service");

  private static final Pattern NAME = Pattern.compile("V(\\d+(?:[._]\\d+)*)__.+[.]sql");

  /** {@code -- contracts: what it takes away: why the release before does not mind}. */
  private static final Pattern DECLARED =
      Pattern.compile("^-- contracts: (.+?): (\\S.*)$", Pattern.MULTILINE);

  Migration {
    if (!NAME.matcher(file).matches()) {
      throw new IllegalArgumentException(file + " is not named as a migration is");
    }
  }

  /** What Flyway applies to the database of a service, in its order. */
  static List<Migration> of(Path project, String service) {
    return Stream.of(
            project.resolve("service-kit/src/main/resources/db/kit"),
            project.resolve(service).resolve("src/main/resources/db/migration"))
        .flatMap(Migration::in)
        .sorted(Comparator.comparing(Migration::version, Migration::compare))
        .toList();
  }

  private static Stream<Migration> in(Path folder) {
    try (var files = Files.list(folder)) {
      return files.map(Migration::read).toList().stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Migration read(Path file) {
    try {
      return new Migration(file.getFileName().toString(), Files.readString(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Whether Flyway applies it later than the other. */
  boolean isAfter(Migration other) {
    return compare(version(), other.version()) > 0;
  }

  /** What it says it takes away, with a reason each. */
  List<String> declared() {
    return DECLARED.matcher(sql).results().map(found -> found.group(1)).toList();
  }

  String fingerprint() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(sql.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  private long[] version() {
    return NAME.matcher(file)
        .results()
        .map(MatchResult::group)
        .map(name -> name.substring(1, name.indexOf("__")))
        .flatMap(version -> Stream.of(version.split("[._]")))
        .mapToLong(Long::parseLong)
        .toArray();
  }

  private static int compare(long[] one, long[] other) {
    return Arrays.compare(one, other);
  }
}
