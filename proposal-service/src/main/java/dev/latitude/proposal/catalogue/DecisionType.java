package dev.latitude.proposal.catalogue;

import dev.latitude.kit.history.Aggregate;
import dev.latitude.proposal.proposal.DelegationLevel;
import dev.latitude.proposal.proposal.Dimension;
import dev.latitude.proposal.proposal.Risk;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/**
 * A kind of decision the organisation knows by name, and the highest level at which anyone may be
 * granted it.
 */
@Entity
@Table(name = "decision_type")
public class DecisionType extends Aggregate {
  private String slug;
  private String title;

  @Enumerated(EnumType.STRING)
  private Dimension dimension;

  @Enumerated(EnumType.STRING)
  @Column(name = "usual_risk")
  private Risk usualRisk;

  @Enumerated(EnumType.STRING)
  private DelegationLevel ceiling;

  @SuppressWarnings("NullAway.Init") // filled by the persistence provider
  protected DecisionType() {}

  DecisionType(UUID id, Instant createdAt, NewDecisionType request) {
    super(id, createdAt);
    this.slug = request.slug();
    this.title = request.title();
    this.dimension = request.dimension();
    this.usualRisk = request.usualRisk();
    this.ceiling = request.ceiling();
  }

  DecisionTypeAdded added() {
    return new DecisionTypeAdded(slug, title, dimension, usualRisk, ceiling);
  }

  public String slug() {
    return slug;
  }

  public String title() {
    return title;
  }

  public Dimension dimension() {
    return dimension;
  }

  public Risk usualRisk() {
    return usualRisk;
  }

  public DelegationLevel ceiling() {
    return ceiling;
  }
}
