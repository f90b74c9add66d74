package dev.latitude.pilot.intake;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import dev.latitude.kit.identity.Actor;
import dev.latitude.kit.problem.Fault;
import dev.latitude.pilot.evaluation.Change;
import dev.latitude.pilot.evaluation.Evaluation;
import dev.latitude.pilot.evaluation.Evaluations;
import dev.latitude.pilot.intake.StagingTable.Share;
import dev.latitude.pilot.pilot.Pilot;
import dev.latitude.pilot.pilot.PilotEvent;
import dev.latitude.pilot.pilot.Pilots;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** What rows that were sent together do to their pilots: one event for each, one evaluation. */
@ApplicationScoped
class IntakeEffects {
  private final Pilots pilots;
  private final Evaluations evaluations;
  private final EntityManager entities;

  IntakeEffects(Pilots pilots, Evaluations evaluations, EntityManager entities) {
    this.pilots = pilots;
    this.evaluations = evaluations;
    this.entities = entities;
  }

  /** Rows that do not go with one another, or with what is recorded. */
  void refusals(StagingTable table, RawRow.Places places, RefusedRows refused) {
    var told = table.refusals(RefusedRows.MOST_TOLD);
    told.forEach(row -> refused.add(row.number(), List.of(fault(row, places))));
    refused.countOnly(table.countRefusals() - told.size());
  }

  private static Fault fault(StagingTable.Refusal row, RawRow.Places places) {
    return switch (row.outcome()) {
      case "OVERLAPS" ->
          places.at(
              row.number(),
              "/from",
              "period-overlaps",
              "overlaps the recorded measurement from %s to %s; send exactly those days to correct it"
                  .formatted(row.otherFrom(), row.otherTo()));
      case "CLOSED" ->
          places.at(
              row.number(),
              "/from",
              "wrong-state",
              "begins days without a value; this pilot takes only corrections now");
      default ->
          places.at(
              row.number(),
              "/from",
              "period-repeated",
              "overlaps another row of this request with other content");
    };
  }

  /** Records what is to be recorded, and says which pilots' numbers have changed. */
  List<IntakeReport.PilotIntake> record(
      StagingTable table, List<Share> shares, Map<UUID, Pilot> locked, Actor actor, Instant now) {
    var changes =
        shares.stream()
            .filter(share -> share.from() != null)
            .collect(groupingBy(Share::pilot, LinkedHashMap::new, toList()));
    var corrected =
        changes.keySet().stream().filter(id -> sum(changes, id, Share::corrected) > 0).toList();
    changes.forEach((id, ofPilot) -> pilots.append(pilot(id, locked), actor, event(ofPilot)));
    table.supersede(corrected, now);
    table.record(
        changes.keySet().stream().collect(toMap(id -> id, id -> pilot(id, locked).version())),
        actor.person(),
        now);
    evaluate(changes, locked, actor);
    return changes.keySet().stream()
        .map(
            id ->
                new IntakeReport.PilotIntake(
                    id,
                    pilot(id, locked).state(),
                    sum(changes, id, Share::recorded),
                    sum(changes, id, Share::corrected)))
        .toList();
  }

  /**
   * All in batches at the end, and not one pilot after the other. Nothing that is asked meanwhile
   * is about what waits to be written; else all pilots of the request would be compared with what
   * they were before each question about one of them.
   */
  private void evaluate(Map<UUID, List<Share>> changes, Map<UUID, Pilot> locked, Actor actor) {
    entities.setFlushMode(FlushModeType.COMMIT);
    try {
      changes.forEach(
          (id, ofPilot) ->
              evaluations.evaluate(
                  pilot(id, locked),
                  actor,
                  new Change(Evaluation.Cause.IMPORTED, null, since(ofPilot))));
    } finally {
      entities.setFlushMode(FlushModeType.AUTO);
    }
    entities.flush();
  }

  private static int sum(Map<UUID, List<Share>> changes, UUID pilot, ToIntFunction<Share> count) {
    return changes.getOrDefault(pilot, List.of()).stream().mapToInt(count).sum();
  }

  private static PilotEvent.MeasurementsRecorded event(List<Share> changes) {
    return new PilotEvent.MeasurementsRecorded(
        changes.stream().mapToInt(Share::recorded).sum(),
        changes.stream().mapToInt(Share::corrected).sum(),
        changes.stream().map(Share::metric).toList(),
        days(changes.stream().map(Share::from)).min(LocalDate::compareTo).orElseThrow(),
        days(changes.stream().map(Share::to)).max(LocalDate::compareTo).orElseThrow());
  }

  private static Stream<LocalDate> days(Stream<LocalDate> days) {
    return days.filter(Objects::nonNull);
  }

  private static Map<String, LocalDate> since(List<Share> shares) {
    var since = new LinkedHashMap<String, LocalDate>();
    for (var share : shares) {
      if (share.from() != null) {
        since.put(share.metric(), share.from());
      }
    }
    return since;
  }

  private static Pilot pilot(UUID id, Map<UUID, Pilot> locked) {
    return Objects.requireNonNull(locked.get(id));
  }
}
