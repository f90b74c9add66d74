package dev.latitude.local.data;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The state of a suite on disk, one process per line, for the launcher that comes after one that
 * was killed. Whatever in it cannot be understood is skipped: it can only have been written by
 * accident.
 */
public record StateFile(Path file) {

  public static StateFile of(DataFolder folder) {
    return new StateFile(folder.stateFile());
  }

  public void write(State state) {
    var launcher = state.launcher().stream().map(it -> "launcher " + it.pid() + " " + it.url());
    var members =
        state.members().stream()
            .map(it -> "member " + it.name() + " " + it.pid() + " " + it.started());
    try {
      PrivateFiles.write(file, Stream.concat(launcher, members).collect(joining("\n", "", "\n")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public State read() {
    var lines = lines();
    return new State(
        lines.stream().flatMap(line -> launcher(line).stream()).findFirst(),
        lines.stream().flatMap(line -> member(line).stream()).toList());
  }

  private List<String> lines() {
    try {
      // Not UTF-8: garbage must not be an error.
      return Files.readString(file, StandardCharsets.ISO_8859_1).lines().toList();
    } catch (IOException _) {
      return List.of();
    }
  }

  private static Optional<State.Launcher> launcher(String line) {
    var words = line.split(" ", -1);
    return words.length == 3 && words[0].equals("launcher") && isPid(words[1])
        ? Optional.of(new State.Launcher(Long.parseLong(words[1]), words[2]))
        : Optional.empty();
  }

  private static Optional<State.Member> member(String line) {
    var words = line.split(" ", -1);
    if (words.length != 4 || !words[0].equals("member") || !isPid(words[2])) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new State.Member(words[1], Long.parseLong(words[2]), Instant.parse(words[3])));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  private static boolean isPid(String word) {
    return word.matches("[0-9]{1,10}");
  }
}
