package dev.latitude.kit.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/**
 * Puts a pseudonym into the events of a thing. What was hashed stays as it was: id, time, type,
 * digest and hash. The salt is replaced, too: with it, and the digest that stays, one could find
 * who it was by trying names.
 */
@ApplicationScoped
public class EventRewriter {
  private final EntityManager entities;

  EventRewriter(EntityManager entities) {
    this.entities = entities;
  }

  /**
   * The caller holds the thing's row lock.
   *
   * @param most how many events
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public List<RewrittenEvent> rewrite(UUID subject, Pseudonym pseudonym, int most) {
    var found =
        entities
            .unwrap(Session.class)
            .createNativeQuery(
                """
                select id, revision, case when actor = :person then :pseudonym else actor end,
                  cast(with_pseudonym(data, :person, :pseudonym, cast(:names as text[])) as text)
                from event
                where subject = :subject
                  and (actor = :person or position(:quoted in cast(data as text)) > 0
                    and data <> with_pseudonym(data, :person, :pseudonym, cast(:names as text[])))
                order by revision
                """,
                Object[].class)
            .setParameter("subject", subject)
            .setParameter("person", pseudonym.person())
            .setParameter("pseudonym", pseudonym.pseudonym())
            .setParameter("quoted", pseudonym.quoted())
            .setParameter("names", pseudonym.names())
            .setMaxResults(most)
            .getResultList();
    var rewritten = new ArrayList<RewrittenEvent>();
    for (var columns : found) {
      var actor = (String) columns[2];
      var data = (String) columns[3];
      var salt = HashChain.newSalt();
      entities
          .createNativeQuery(
              "update event set actor = :actor, data = cast(:data as jsonb), salt = :salt where id = :id")
          .setParameter("actor", actor)
          .setParameter("data", data)
          .setParameter("salt", salt)
          .setParameter("id", columns[0])
          .executeUpdate();
      rewritten.add(
          new RewrittenEvent(
              ((Number) columns[1]).longValue(),
              HexFormat.of().formatHex(HashChain.contentDigest(salt, actor, data))));
    }
    return rewritten;
  }
}
