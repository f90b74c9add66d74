package dev.latitude.agreement.webhook;

/** Why an endpoint is told nothing any more. */
public enum DisabledBecause {
  /** HR has switched it off. */
  BY_HR,
  /** It answered 410: it wants nothing any more. */
  GONE,
  /** Nothing has got through to it for days. */
  FAILING
}
