package dev.latitude.postgres;

/**
 * PostgreSQL could not be unpacked, initialised, started or reached; the message says what to do.
 */
public final class PostgresException extends RuntimeException {

  public PostgresException(String message) {
    super(message);
  }

  public PostgresException(String message, Throwable cause) {
    super(message, cause);
  }
}
