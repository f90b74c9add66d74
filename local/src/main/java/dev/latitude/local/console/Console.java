package dev.latitude.local.console;

import java.io.PrintStream;

/** What the launcher says, and where: results and progress on one stream, failures on the other. */
public record Console(PrintStream out, PrintStream err) {

  void say(String line) {
    out.println(line);
    out.flush();
  }

  void complain(String line) {
    err.println("latitude: " + line);
    err.flush();
  }
}
