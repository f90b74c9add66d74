package dev.latitude.postgres;

import com.sun.security.auth.module.UnixSystem;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a child process must be started on this machine. */
public final class Launch {

  private Launch() {}

  /**
   * The command in a session of its own: otherwise Ctrl-C in the terminal would reach the child at
   * the same time as its parent, and nothing could be stopped in order. The programs used replace
   * themselves, so the process id stays the child's.
   */
  public static List<String> detached(List<String> command) {
    var all = new ArrayList<String>();
    if (isOnPath("setsid")) {
      all.add("setsid");
    } else if (isOnPath("perl")) {
      all.addAll(List.of("perl", "-e", "use POSIX; POSIX::setsid(); exec @ARGV or die $!"));
    }
    all.addAll(command);
    return all;
  }

  /**
   * PostgreSQL refuses to run as root. In a user namespace without a mapping root is nobody in
   * particular, yet still owns its files.
   */
  static List<String> notAsRoot(List<String> command) {
    if (!LinuxUtils.isUnshareAvailable()) {
      if (isRoot()) {
        throw new PostgresException(
            "PostgreSQL does not run as root, and this machine offers no way around that (unshare -U): run Latitude as an ordinary user.");
      }
      return command;
    }
    var all = new ArrayList<>(List.of("unshare", "-U"));
    all.addAll(command);
    return all;
  }

  private static boolean isRoot() {
    var windows = System.getProperty("os.name", "").startsWith("Windows");
    return !windows && new UnixSystem().getUid() == 0;
  }

  private static boolean isOnPath(String program) {
    var path = System.getenv("PATH");
    return path != null
        && List.of(path.split(":", -1)).stream()
            .anyMatch(dir -> !dir.isEmpty() && Files.isExecutable(Path.of(dir, program)));
  }
}
