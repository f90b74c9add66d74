package dev.latitude.deploy.migration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The migrations of a service that the last release had. They stand as they were; those that came
 * since are what a service of that release has to run on during the next upgrade.
 *
 * @param fingerprints by the file of the migration; none before the first release
 */
record ReleasedMigrations(Map<String, String> fingerprints) {

  /** Of one service, from a file of {@code service file fingerprint} lines. */
  static ReleasedMigrations of(Path list, String service) {
    var fingerprints = new TreeMap<String, String>();
    try {
      if (Files.exists(list)) {
        for (var line : Files.readAllLines(list)) {
          var parts = line.split(" ", -1);
          if (parts[0].equals(service)) {
            fingerprints.put(parts[1], parts[2]);
          }
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return new ReleasedMigrations(fingerprints);
  }

  /** Makes those of today the ones that were released. */
  static void freeze(Path list, Map<String, List<Migration>> today) {
    var lines = new ArrayList<String>();
    new TreeMap<>(today)
        .forEach(
            (service, migrations) ->
                migrations.forEach(
                    each -> lines.add(service + " " + each.file() + " " + each.fingerprint())));
    try {
      Files.createDirectories(list.toAbsolutePath().getParent());
      Files.write(list, lines);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /**
   * What today's migrations do to a service of the last release, or to its database, and do not
   * declare.
   *
   * @param database an empty one
   */
  List<String> faults(List<Migration> today, Connection database) throws SQLException {
    var faults = new ArrayList<>(historyFaults(today));
    var released = today.stream().filter(this::isReleased).toList();
    var since = today.stream().filter(each -> !isReleased(each)).toList();
    if (released.isEmpty()) {
      return faults;
    }
    apply(released, database);
    var before = Schema.of(database);
    apply(since, database);
    var contractions = Contractions.between(before, Schema.of(database));
    var declared = since.stream().flatMap(each -> each.declared().stream()).toList();
    var undeclared = new ArrayList<>(contractions);
    undeclared.removeAll(declared);
    undeclared.forEach(
        each -> faults.add(each + " (the release before may need it otherwise; not declared)"));
    var idle = new HashSet<>(declared);
    contractions.forEach(idle::remove);
    idle.forEach(each -> faults.add(each + " (is declared, and is not so)"));
    return faults;
  }

  /** Flyway refuses a database whose migrations were edited, taken out, or get one in between. */
  private List<String> historyFaults(List<Migration> today) {
    var faults = new ArrayList<String>();
    var gone = new TreeMap<>(fingerprints);
    for (var each : today) {
      var fingerprint = gone.remove(each.file());
      if (fingerprint != null && !fingerprint.equals(each.fingerprint())) {
        faults.add(each.file() + " was released, and is another one now");
      }
      if (!isReleased(each)
          && today.stream().anyMatch(other -> isReleased(other) && other.isAfter(each))) {
        faults.add(each.file() + " comes before one that was released");
      }
    }
    gone.keySet().forEach(file -> faults.add(file + " was released, and is gone"));
    return faults;
  }

  private boolean isReleased(Migration migration) {
    return fingerprints.containsKey(migration.file());
  }

  private static void apply(List<Migration> migrations, Connection database) throws SQLException {
    try (var statement = database.createStatement()) {
      for (var each : migrations) {
        var _ = statement.execute(each.sql());
      }
    }
  }
}
