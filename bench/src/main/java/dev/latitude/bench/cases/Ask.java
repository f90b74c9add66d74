package dev.latitude.bench.cases;

import dev.latitude.bench.load.Environment;
import dev.latitude.bench.load.HttpWire;
import dev.latitude.bench.load.Session;
import dev.latitude.bench.load.Work;
import java.io.IOException;
import java.util.List;
import java.util.function.LongFunction;

/**
 * Requests over HTTP, one after the other on each connection, each with what its answer must hold.
 *
 * @param address whom to ask
 * @param requests what to ask
 */
record Ask(String address, Requests requests) implements Work {

  /** A request, and what its answer must be. */
  static final class Request {
    private final byte[] bytes;
    private final int status;
    private final byte[] expected;
    private final int units;

    /**
     * @param expected what the answer must hold
     * @param units how many answers or rows it stands for
     */
    Request(byte[] bytes, int status, byte[] expected, int units) {
      this.bytes = bytes;
      this.status = status;
      this.expected = expected;
      this.units = units;
    }

    int askOn(HttpWire wire) throws IOException {
      wire.expect(bytes, status, expected);
      return units;
    }
  }

  /** Knows the request of every turn. */
  interface Requests {
    LongFunction<Request> of(Environment environment);

    /** Made once, since making them would cost more than sending them; then over and over. */
    static Requests cycle(Cycle cycle) {
      return environment -> {
        var all = cycle.of(environment);
        return turn -> all.get((int) (turn % all.size()));
      };
    }
  }

  /** All requests there are. */
  interface Cycle {
    List<Request> of(Environment environment);
  }

  @Override
  public Sessions prepare(Environment environment) {
    var request = requests.of(environment);
    return _ -> new Connected(new HttpWire(environment.address(address)), request);
  }

  private record Connected(HttpWire wire, LongFunction<Request> request) implements Session {
    @Override
    public int run(long turn) throws IOException {
      return request.apply(turn).askOn(wire);
    }

    @Override
    public void close() throws IOException {
      wire.close();
    }
  }
}
