package dev.latitude.proposal.catalogue;

import dev.latitude.kit.history.History;
import dev.latitude.kit.identity.Actor;
import dev.latitude.kit.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.hibernate.exception.ConstraintViolationException;

/**
 * Brings a file into the catalogue: adds what is new, changes what is another way, and leaves alone
 * what the file does not name. All of it, or nothing. The same file a second time changes nothing.
 */
@ApplicationScoped
public class CatalogueImport {
  private final CatalogueFile file;
  private final DecisionTypeRepository repository;
  private final Blocking blocking;
  private final History history;
  private final Clock clock;

  CatalogueImport(
      CatalogueFile file,
      DecisionTypeRepository repository,
      Blocking blocking,
      History history,
      Clock clock) {
    this.file = file;
    this.repository = repository;
    this.blocking = blocking;
    this.history = history;
    this.clock = clock;
  }

  /** What one row does, before anything is stored. */
  private record Step(DecisionType type, List<DecisionTypeEvent> events) {
    boolean adds() {
      return type.version() == 0;
    }

    boolean changes() {
      return !adds() && !events.isEmpty();
    }
  }

  @Transactional
  public ImportReport run(Actor actor, String text, boolean dryRun) {
    var rows = file.read(text);
    var slugs = rows.stream().map(row -> row.type().slug()).toList();
    var known = repository.bySlugs(slugs, !dryRun);
    if (dryRun) {
      known.values().forEach(repository::detach);
    }
    var steps = steps(rows, known);
    int added = (int) steps.stream().filter(Step::adds).count();
    int changed = (int) steps.stream().filter(Step::changes).count();
    var touched = steps.stream().filter(step -> !step.events().isEmpty()).map(Step::type).toList();
    if (!dryRun) {
      store(actor, steps);
    }
    return new ImportReport(
        added, changed, steps.size() - added - changed, blocking.of(touched), dryRun ? true : null);
  }

  private List<Step> steps(List<CatalogueRow> rows, Map<String, DecisionType> known) {
    var faults = new FileFaults();
    var steps = new ArrayList<Step>();
    for (var row : rows) {
      var existing = known.get(row.type().slug());
      steps.add(existing == null ? add(row) : change(row, existing, faults));
    }
    faults.refuseAny();
    return steps;
  }

  private Step add(CatalogueRow row) {
    var type = new DecisionType(Ids.next(), clock.instant(), row.type());
    var events = new ArrayList<DecisionTypeEvent>();
    events.add(type.added());
    events.addAll(type.become(row.change(), row.state().orElse(type.state())));
    return new Step(type, events);
  }

  /**
   * A row that changes nothing cannot overwrite anything either, so its version does not matter.
   */
  private static Step change(CatalogueRow row, DecisionType type, FileFaults faults) {
    var events = type.become(row.change(), row.state().orElse(type.state()));
    row.version()
        .filter(version -> version != type.version() && !events.isEmpty())
        .ifPresent(
            version ->
                faults.at(
                    row.line(),
                    "stale",
                    "'%s' has changed since version %d, which the file was written from; it is at version %d now. Export it again and decide anew"
                        .formatted(type.slug(), version, type.version())));
    return new Step(type, events);
  }

  private void store(Actor actor, List<Step> steps) {
    var bySlug = Comparator.comparing((Step step) -> step.type().slug());
    for (var step : steps.stream().sorted(bySlug).toList()) {
      boolean isNew = step.adds();
      step.events().forEach(event -> history.append(step.type(), actor.person(), event));
      if (isNew) {
        repository.persist(step.type());
      }
    }
    try {
      repository.flush();
    } catch (ConstraintViolationException lostTheRace) {
      throw new DecisionTypeRefusal.Overtaken();
    }
  }
}
