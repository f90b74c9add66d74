package dev.latitude.bench.load;

/** One open connection, on which operations run one after the other. */
public interface Session extends AutoCloseable {

  /**
   * Does an operation and checks its answer.
   *
   * @param turn which one it is of those on all connections
   * @return how many answers or rows it stands for
   */
  int run(long turn) throws Exception;

  @Override
  void close() throws Exception;
}
