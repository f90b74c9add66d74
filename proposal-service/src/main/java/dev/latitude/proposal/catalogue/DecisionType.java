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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;

/**
 * A kind of decision the organisation knows by name, and the highest level at which anyone may be
 * granted it.
 */
@Entity
@DynamicUpdate
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

  @Enumerated(EnumType.STRING)
  private DecisionTypeState state;

  @SuppressWarnings("NullAway.Init") // filled by the persistence provider
  protected DecisionType() {}

  DecisionType(UUID id, Instant createdAt, NewDecisionType request) {
    super(id, createdAt);
    this.slug = request.slug();
    this.title = request.title();
    this.dimension = request.dimension();
    this.usualRisk = request.usualRisk();
    this.ceiling = request.ceiling();
    this.state = DecisionTypeState.ACTIVE;
  }

  DecisionTypeEvent added() {
    return new DecisionTypeEvent.Added(slug, title, dimension, usualRisk, ceiling);
  }

  /** Nothing happens when everything is like that already. */
  Optional<DecisionTypeEvent> change(DecisionTypeChange to) {
    state = requireAllowed(DecisionTypeCommand.CHANGE);
    var changed = differences(to);
    if (changed.isEmpty()) {
      return Optional.empty();
    }
    title = to.title();
    dimension = to.dimension();
    usualRisk = to.usualRisk();
    ceiling = to.ceiling();
    return Optional.of(
        new DecisionTypeEvent.Changed(slug, title, dimension, usualRisk, ceiling, changed));
  }

  DecisionTypeEvent retire() {
    state = requireAllowed(DecisionTypeCommand.RETIRE);
    return new DecisionTypeEvent.Retired(slug);
  }

  DecisionTypeEvent reactivate() {
    state = requireAllowed(DecisionTypeCommand.REACTIVATE);
    return new DecisionTypeEvent.Reactivated(slug);
  }

  /** Makes it as a file describes it: changed, retired, reactivated, or none of them. */
  List<DecisionTypeEvent> become(DecisionTypeChange to, DecisionTypeState wanted) {
    var events = new ArrayList<DecisionTypeEvent>();
    change(to).ifPresent(events::add);
    if (state != wanted) {
      events.add(
          switch (wanted) {
            case RETIRED -> retire();
            case ACTIVE -> reactivate();
          });
    }
    return events;
  }

  /** The levels nobody may be granted: those above the ceiling; all of them when it is retired. */
  List<DelegationLevel> refusedLevels() {
    return Arrays.stream(DelegationLevel.values())
        .filter(level -> state == DecisionTypeState.RETIRED || level.isAbove(ceiling))
        .toList();
  }

  private List<String> differences(DecisionTypeChange to) {
    var changed = new ArrayList<String>();
    if (!title.equals(to.title())) {
      changed.add("title");
    }
    if (dimension != to.dimension()) {
      changed.add("dimension");
    }
    if (usualRisk != to.usualRisk()) {
      changed.add("usualRisk");
    }
    if (ceiling != to.ceiling()) {
      changed.add("ceiling");
    }
    return changed;
  }

  private DecisionTypeState requireAllowed(DecisionTypeCommand command) {
    return command
        .from(state)
        .orElseThrow(() -> new DecisionTypeRefusal.WrongState(command, state));
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

  public DecisionTypeState state() {
    return state;
  }
}
