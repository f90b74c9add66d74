package dev.latitude.local;

import dev.latitude.local.console.Commands;
import dev.latitude.local.console.Console;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What {@code ./latitude} starts. */
public final class Main {

  /** Libraries log what is told in one line by the command itself; kept here against collection. */
  private static final Logger ROOT = Logger.getLogger("");

  private Main() {}

  /** Runs one verb; {@code latitude.repository} says where the project is. */
  public static void main(String[] arguments) {
    ROOT.setLevel(Level.OFF);
    var repository =
        Path.of(System.getProperty("latitude.repository", "")).toAbsolutePath().normalize();
    var console = new Console(System.out, System.err);
    System.exit(new Commands(console, repository).run(List.of(arguments)));
  }
}
