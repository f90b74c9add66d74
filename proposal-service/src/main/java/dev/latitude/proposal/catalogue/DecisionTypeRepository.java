package dev.latitude.proposal.catalogue;

import dev.latitude.proposal.proposal.DelegationLevel;
import dev.latitude.proposal.proposal.Risk;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The catalogue in the database. */
@ApplicationScoped
class DecisionTypeRepository implements PanacheRepositoryBase<DecisionType, UUID> {
  /** After every character a slug can have, so what begins with a prefix ends before it. */
  private static final String AFTER_ALL = "~";

  record EntryRow(String slug, DelegationLevel ceiling, Risk usualRisk, DecisionTypeState state) {}

  Optional<DecisionType> bySlug(String slug) {
    return find("slug", slug).firstResultOptional();
  }

  Optional<DecisionType> lockBySlug(String slug) {
    return find("slug", slug).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
  }

  List<EntryRow> entries(Collection<String> slugs) {
    return getEntityManager()
        .createQuery(
            "select slug, ceiling, usualRisk, state from DecisionType where slug in :slugs",
            EntryRow.class)
        .setParameter("slugs", slugs)
        .getResultList();
  }

  /**
   * As many as a file can name, in one statement. Locked in the order of their slugs, in which new
   * ones are inserted too, so that two files never wait for each other.
   */
  Map<String, DecisionType> bySlugs(Collection<String> slugs, boolean locked) {
    var query =
        getEntityManager()
            .createNativeQuery(
                "select * from decision_type where slug = any (:slugs) order by slug"
                    + (locked ? " for no key update" : ""),
                DecisionType.class)
            .setParameter("slugs", slugs.toArray(String[]::new));
    @SuppressWarnings("unchecked") // the query names the entity
    List<DecisionType> found = query.getResultList();
    return found.stream().collect(Collectors.toMap(DecisionType::slug, Function.identity()));
  }

  List<DecisionType> after(CatalogueParams filter, String slug, int limit) {
    var where = new StringBuilder("slug > :after");
    var values = new HashMap<String, Object>(Map.of("after", slug));
    if (filter.state != null) {
      where.append(" and state = :state");
      values.put("state", filter.state);
    }
    if (filter.dimension != null) {
      where.append(" and dimension = :dimension");
      values.put("dimension", filter.dimension);
    }
    if (filter.slugPrefix != null) {
      where.append(" and slug >= :prefix and slug < :end");
      values.put("prefix", filter.slugPrefix);
      values.put("end", filter.slugPrefix + AFTER_ALL);
    }
    return find(where + " order by slug", values).range(0, limit - 1).list();
  }

  /** From here on, what is done to it stays in memory. */
  void detach(DecisionType type) {
    getEntityManager().detach(type);
  }
}
