package dev.latitude.agreement.agreement;

import dev.latitude.kit.history.AggregateReader;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Agreements, their versions and signatures in the database. */
@ApplicationScoped
class AgreementRepository implements PanacheRepositoryBase<Agreement, UUID> {
  private static final List<AgreementState> OVER =
      List.of(AgreementState.DISCARDED, AgreementState.ENDED);

  private final AggregateReader reader;

  AgreementRepository(AggregateReader reader) {
    this.reader = reader;
  }

  /** Only to be read. */
  Optional<Agreement> read(UUID id) {
    return reader.find(Agreement.class, id);
  }

  /** Only to be read. */
  List<Agreement> list(AgreementQuery which) {
    return reader.list(Agreement.class, which.sql(), which.parameters());
  }

  /**
   * Until this transaction ends it is the only one, on any replica, that may look for what was
   * drafted from a proposal or its pilots: who comes second finds what the first has made. Unique
   * indexes stand behind it.
   */
  void lockOrigin(UUID proposal) {
    var _ =
        getEntityManager()
            .createNativeQuery(
                "select cast(pg_advisory_xact_lock(hashtextextended(:key, 0)) as text)",
                String.class)
            .setParameter("key", "agreement of proposal " + proposal)
            .getSingleResult();
  }

  Optional<Agreement> liveOfPilot(UUID pilot) {
    return find("pilotId = ?1 and state not in ?2", pilot, OVER).firstResultOptional();
  }

  /**
   * @param straight only one that was drafted from the proposal itself, not from one of its pilots
   */
  Optional<Agreement> liveOfProposal(UUID proposal, boolean straight) {
    return find(
            "proposalId = ?1 and state not in ?2" + (straight ? " and pilotId is null" : ""),
            proposal,
            OVER)
        .firstResultOptional();
  }

  /** What time has brought something about for. */
  List<Agreement> lockWaking(Instant now, int limit) {
    @SuppressWarnings("unchecked") // the result class is given
    List<Agreement> agreements =
        getEntityManager()
            .createNativeQuery(
                """
                select * from agreement where wake_at <= :now
                order by wake_at limit :limit
                for update skip locked
                """,
                Agreement.class)
            .setParameter("now", now)
            .setParameter("limit", limit)
            .getResultList();
    return agreements;
  }

  /**
   * Those of them that this person still approves. In a query of its own for the locks: whoever
   * waited for one sees it as it is then. They come in the order of the people, and without a lock
   * on their keys, for the reasons that {@link ContextReactions} has, which does the same.
   */
  List<Agreement> lockApproved(Collection<UUID> ids, String approver) {
    @SuppressWarnings("unchecked") // the result class is given
    List<Agreement> agreements =
        getEntityManager()
            .createNativeQuery(
                "select * from agreement where id = any(:ids) and approver = :approver and "
                    + AgreementQuery.ALIVE
                    + " order by employee, id for no key update",
                Agreement.class)
            .setParameter("ids", ids.toArray(new UUID[0]))
            .setParameter("approver", approver)
            .getResultList();
    return agreements;
  }

  /** Number of the version that was offered last; 0 while none was. */
  int lastVersion(UUID agreement) {
    return getEntityManager()
        .createQuery(
            "select coalesce(max(key.number), 0) from AgreementVersion where key.agreementId = :agreement",
            Integer.class)
        .setParameter("agreement", agreement)
        .getSingleResult();
  }

  void persist(AgreementVersion version) {
    getEntityManager().persist(version);
  }

  void persist(AgreementReview review) {
    getEntityManager().persist(review);
  }

  Optional<AgreementReview> review(UUID agreement, int number) {
    return Optional.ofNullable(
        getEntityManager().find(AgreementReview.class, new AgreementReview.Key(agreement, number)));
  }

  /** How many of its reviews have asked for more. */
  int expansions(UUID agreement) {
    return Math.toIntExact(
        getEntityManager()
            .createQuery(
                "select count(*) from AgreementReview where key.agreementId = :agreement and outcome = :outcome",
                Long.class)
            .setParameter("agreement", agreement)
            .setParameter("outcome", ReviewOutcome.EXPAND)
            .getSingleResult());
  }

  List<AgreementReview> reviews(UUID agreement, int after, int limit) {
    return getEntityManager()
        .createQuery(
            "from AgreementReview where key.agreementId = :agreement and key.number > :after order by key.number",
            AgreementReview.class)
        .setParameter("agreement", agreement)
        .setParameter("after", after)
        .setMaxResults(limit)
        .getResultList();
  }

  void persist(Signature signature) {
    getEntityManager().persist(signature);
  }

  Optional<AgreementVersion> version(UUID agreement, int number) {
    return Optional.ofNullable(
        getEntityManager()
            .find(AgreementVersion.class, new AgreementVersion.Key(agreement, number)));
  }

  List<AgreementVersion> versions(Collection<UUID> agreements) {
    return getEntityManager()
        .createQuery(
            "from AgreementVersion where key.agreementId in :agreements order by key.number",
            AgreementVersion.class)
        .setParameter("agreements", agreements)
        .getResultList();
  }

  List<AgreementReview> reviews(Collection<UUID> agreements) {
    return getEntityManager()
        .createQuery(
            "from AgreementReview where key.agreementId in :agreements order by key.number",
            AgreementReview.class)
        .setParameter("agreements", agreements)
        .getResultList();
  }

  List<Signature> signatures(Collection<UUID> agreements) {
    return getEntityManager()
        .createQuery(
            "from Signature where key.agreementId in :agreements order by signedAt",
            Signature.class)
        .setParameter("agreements", agreements)
        .getResultList();
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
