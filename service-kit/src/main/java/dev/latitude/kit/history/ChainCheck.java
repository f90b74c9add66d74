package dev.latitude.kit.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Computes the hashes of a thing's history anew from what is stored, and so finds what was changed
 * after it had happened.
 */
@ApplicationScoped
public class ChainCheck {
  /** How many events are in memory at a time. */
  private static final int PAGE = 200;

  private final EntityManager entities;
  private final ObjectMapper json;

  ChainCheck(EntityManager entities, ObjectMapper json) {
    this.entities = entities;
    this.json = json;
  }

  /**
   * Whether every event is what it was when it was appended, none is missing between the first and
   * the last, and the last is the one whose hash the thing keeps.
   *
   * @param headHash as it was read in this transaction; one that does not see what others commit
   *     meanwhile, since a command in between is no change of the history
   */
  @Transactional
  public boolean isWhole(UUID subject, byte[] headHash) {
    var rewritten = rewritten(subject);
    byte[] previous = null;
    long revision = 0;
    while (true) {
      var events =
          entities
              .createQuery(
                  "from StoredEvent where subject = :subject and revision > :after order by revision",
                  StoredEvent.class)
              .setParameter("subject", subject)
              .setParameter("after", revision)
              .setMaxResults(PAGE)
              .getResultList();
      for (var event : events) {
        revision++;
        if (!event.is(revision, previous) || !event.isIntact(rewritten.get(revision))) {
          return false;
        }
        previous = event.hash();
        entities.detach(event);
      }
      if (events.size() < PAGE) {
        return Arrays.equals(previous, headHash);
      }
    }
  }

  /**
   * The digests of the events into which a pseudonym was put, by their revision: what the last of
   * those that tell of it says. Those are events like any other, so what they say is checked, too.
   */
  private Map<Long, String> rewritten(UUID subject) {
    Map<Long, String> digests = new HashMap<>();
    var telling =
        entities
            .createQuery(
                "from StoredEvent where subject = :subject and type like :type order by revision",
                StoredEvent.class)
            .setParameter("subject", subject)
            .setParameter("type", "%" + RewrittenEvent.TYPE)
            .getResultList();
    for (var event : telling) {
      for (var earlier : data(event).path("rewritten")) {
        digests.put(earlier.path("revision").asLong(), earlier.path("contentDigest").asText());
      }
      entities.detach(event);
    }
    return digests;
  }

  private JsonNode data(StoredEvent event) {
    try {
      return json.readTree(event.data());
    } catch (JsonProcessingException theColumnHoldsJson) {
      throw new IllegalStateException(theColumnHoldsJson);
    }
  }
}
