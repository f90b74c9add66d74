package dev.latitude.local.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * An evidence pack as it was read: form and nothing else.
 *
 * @param keys the published keys, each as a JWK
 */
record Pack(
    String agreementId,
    String madeAt,
    List<Event> agreement,
    Optional<List<Event>> pilot,
    List<Event> proposal,
    List<Version> versions,
    String seal,
    List<JsonNode> keys) {

  /** An event of a history. Times and ids stay the text they are: that is what is hashed. */
  record Event(
      String id,
      String subject,
      long revision,
      String type,
      String time,
      String actor,
      JsonNode data,
      String salt,
      String contentDigest,
      Optional<String> previousHash,
      String hash) {}

  /** A version that was offered. */
  record Version(int number, String hash, String canonical, Optional<String> jws) {}
}
