package dev.latitude.kit.identity;

/**
 * The roles a token can carry. What else a person may do follows from the relation to the thing at
 * hand.
 */
public final class Roles {
  /** May, as approver, answer proposals, steer pilots and sign agreements. */
  public static final String MANAGER = "manager";

  /**
   * Keeps the catalogue of decision types, reports context events, reads agreements once offered.
   */
  public static final String HR = "hr";

  /** A machine that keeps a copy of the agreements in step. */
  public static final String HR_INTEGRATION = "hr-integration";

  /** A machine that reports measured values for pilots, whoever their parties are. */
  public static final String MEASUREMENT_INTEGRATION = "measurement-integration";

  /** Reads everything but what is private to a person, changes nothing. */
  public static final String AUDITOR = "auditor";

  /** Another Latitude service: follows feeds, and may what {@link #HR_INTEGRATION} may. */
  public static final String SERVICE = "service";

  private Roles() {}
}
