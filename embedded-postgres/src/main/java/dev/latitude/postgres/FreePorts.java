package dev.latitude.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Ports on which nobody listens at the moment. They come from below those that operating systems
 * hand out for outgoing connections: one of these could take a port between its choice and its use,
 * or while a server is being restarted.
 */
public final class FreePorts {

  private static final int LOWEST = 20_000;
  private static final int HIGHEST = 32_000;

  private FreePorts() {}

  public static int find() {
    return find(1).getFirst();
  }

  /** So many ports, no two the same. */
  public static List<Integer> find(int count) {
    return RandomGenerator.getDefault()
        .ints(LOWEST, HIGHEST)
        .distinct()
        .filter(FreePorts::isFree)
        .limit(count)
        .boxed()
        .toList();
  }

  private static boolean isFree(int port) {
    try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
