package dev.latitude.agreement.right;

/** How much a wrong decision can cost. */
public enum Risk {
  LOW,
  MEDIUM,
  HIGH
}
