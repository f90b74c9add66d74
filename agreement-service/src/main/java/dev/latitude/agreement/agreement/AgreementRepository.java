package dev.latitude.agreement.agreement;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Agreements, their versions and signatures in the database. */
@ApplicationScoped
class AgreementRepository implements PanacheRepositoryBase<Agreement, UUID> {
  private static final UUID AFTER_ALL = new UUID(-1L, -1L);

  /**
   * The newest agreements of a person, as employee or as approver. Each half walks its own index
   * from the newest down and stops at the limit, so a page costs the same however many agreements
   * there are. Nobody is both, so nothing comes twice.
   */
  List<Agreement> ofPerson(
      String person, @Nullable AgreementState state, Optional<UUID> before, int limit) {
    var states = state == null ? "" : " and state = :state";
    var query =
        getEntityManager()
            .createNativeQuery(
                """
                (select * from agreement where employee = :person and id < :before%1$s order by id desc limit :limit)
                union all
                (select * from agreement where approver = :person and id < :before%1$s order by id desc limit :limit)
                order by id desc limit :limit
                """
                    .formatted(states),
                Agreement.class)
            .setParameter("person", person)
            .setParameter("before", before.orElse(AFTER_ALL))
            .setParameter("limit", limit);
    if (state != null) {
      query.setParameter("state", state.name());
    }
    @SuppressWarnings("unchecked") // the result class is given above
    List<Agreement> agreements = query.getResultList();
    return agreements;
  }

  /**
   * The live agreement of a pilot. Until this transaction ends it is the only one, on any replica,
   * that may look: who comes second finds what the first has made. The unique index stands behind
   * it.
   */
  Optional<Agreement> liveOfPilot(UUID pilot) {
    var _ =
        getEntityManager()
            .createNativeQuery(
                "select cast(pg_advisory_xact_lock(hashtextextended(:key, 0)) as text)",
                String.class)
            .setParameter("key", "agreement of pilot " + pilot)
            .getSingleResult();
    return find(
            "pilotId = ?1 and state not in ?2",
            pilot,
            List.of(AgreementState.DISCARDED, AgreementState.ENDED))
        .firstResultOptional();
  }

  void persist(AgreementVersion version) {
    getEntityManager().persist(version);
  }

  void persist(Signature signature) {
    getEntityManager().persist(signature);
  }

  Optional<AgreementVersion> version(UUID agreement, int number) {
    return Optional.ofNullable(
        getEntityManager()
            .find(AgreementVersion.class, new AgreementVersion.Key(agreement, number)));
  }

  List<Signature> signatures(UUID agreement, int version) {
    return getEntityManager()
        .createQuery(
            "from Signature where key.agreementId = :agreement and key.versionNumber = :version order by signedAt",
            Signature.class)
        .setParameter("agreement", agreement)
        .setParameter("version", version)
        .getResultList();
  }
}
