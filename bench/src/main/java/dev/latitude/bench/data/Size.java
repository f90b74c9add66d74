package dev.latitude.bench.data;

/** How much data there is, in rows of what grows. */
public enum Size {
  /** For tests of the measuring itself. */
  XS(2_000),
  S(10_000),
  M(1_000_000),
  L(10_000_000);

  private final int rows;

  Size(int rows) {
    this.rows = rows;
  }

  public int rows() {
    return rows;
  }
}
