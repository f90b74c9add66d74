package dev.latitude.proposal.catalogue;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The catalogue in the database. */
@ApplicationScoped
class DecisionTypeRepository implements PanacheRepositoryBase<DecisionType, UUID> {
  Optional<DecisionType> bySlug(String slug) {
    return find("slug", slug).firstResultOptional();
  }

  List<DecisionType> bySlugs(List<String> slugs) {
    return list("slug in ?1", slugs);
  }

  List<DecisionType> after(String slug, int limit) {
    return find("slug > ?1 order by slug", slug).range(0, limit - 1).list();
  }
}
