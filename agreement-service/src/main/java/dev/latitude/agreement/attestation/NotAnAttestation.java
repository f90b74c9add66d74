package dev.latitude.agreement.attestation;

/** What was shown does not even have the form of a JWS of this service. */
public final class NotAnAttestation extends Exception {
  NotAnAttestation(String must) {
    super(must, null, false, false);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
