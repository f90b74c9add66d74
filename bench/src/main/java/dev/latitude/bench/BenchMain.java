package dev.latitude.bench;

import dev.latitude.bench.measure.MeasuringFailed;
import dev.latitude.local.console.UsageException;
import dev.latitude.local.failure.StartFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What {@code ./latitude bench} starts. */
public final class BenchMain {
  /** Libraries log what is told in one line by the command itself; kept here against collection. */
  private static final Logger ROOT = Logger.getLogger("");

  private BenchMain() {}

  /** {@code latitude.repository} says where the project is. */
  public static void main(String[] arguments) {
    ROOT.setLevel(Level.OFF);
    var repository =
        Path.of(System.getProperty("latitude.repository", "")).toAbsolutePath().normalize();
    System.exit(run(repository, List.of(arguments)));
  }

  private static int run(Path repository, List<String> arguments) {
    try {
      new Bench(repository, BenchOptions.of(arguments), System.out::println).run();
      return 0;
    } catch (UsageException misused) {
      System.err.println("latitude: " + misused.getMessage());
      return 2;
    } catch (StartFailure | MeasuringFailed failure) {
      System.err.println("latitude: " + failure.getMessage());
      return 1;
    } catch (Exception unexpected) {
      System.err.println("latitude: the measurement failed: " + unexpected);
      unexpected.printStackTrace();
      return 1;
    }
  }
}
