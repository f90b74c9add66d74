package dev.latitude.bench.load;

/** What a load consists of, prepared once for all connections of a job. */
public interface Work {

  /** Opens connections on which the operations run. */
  interface Sessions {
    Session open(int connection) throws Exception;
  }

  Sessions prepare(Environment environment) throws Exception;
}
