package dev.latitude.bench.cases;

/**
 * What is to be reached, as a ratio of one side to another.
 *
 * @param bound the least ratio, or with {@link Kind#P99} the most
 */
public record Goal(Kind kind, String side, String against, double bound) {

  /** What the ratio is of. */
  public enum Kind {
    /** Answers or rows a second, as many as can be had. */
    THROUGHPUT("throughput"),
    /** Microseconds within which 99 of 100 operations ended, at the same rate on both sides. */
    P99("p99");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  public static Goal throughput(String side, String against, double least) {
    return new Goal(Kind.THROUGHPUT, side, against, least);
  }

  public static Goal p99(String side, String against, double most) {
    return new Goal(Kind.P99, side, against, most);
  }

  public boolean isReachedBy(double ratio) {
    return kind == Kind.P99 ? ratio <= bound : ratio >= bound;
  }
}
