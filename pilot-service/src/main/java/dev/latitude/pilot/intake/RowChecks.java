package dev.latitude.pilot.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latitude.kit.identity.Actor;
import dev.latitude.kit.json.CheckedBodyReader;
import dev.latitude.kit.problem.Fault;
import dev.latitude.kit.problem.Problem;
import dev.latitude.kit.problem.ProblemException;
import dev.latitude.pilot.measurement.NewMeasurement;
import dev.latitude.pilot.pilot.Pilot;
import dev.latitude.pilot.pilot.PilotRefusal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Looks at rows one by one: what they are made of, and whether they fit their pilot. */
final class RowChecks {
  private final CheckedBodyReader checked;
  private final RawRow.Places places;
  private final Optional<Pilot> onlyPilot;
  private final Map<UUID, Pilot> pilots;
  private final Map<UUID, String> closed = new HashMap<>();
  private final LocalDate today;

  RowChecks(
      CheckedBodyReader checked,
      RawRow.Places places,
      Optional<Pilot> onlyPilot,
      Map<UUID, Pilot> pilots,
      Actor actor,
      LocalDate today) {
    this.checked = checked;
    this.places = places;
    this.onlyPilot = onlyPilot;
    this.pilots = pilots;
    this.today = today;
    for (var pilot : pilots.values()) {
      try {
        pilot.requireReporting(actor);
      } catch (PilotRefusal refusal) {
        closed.put(pilot.id(), refusal.getMessage());
      }
    }
  }

  /** The row, or what is wrong with it. */
  Optional<StagedRow> check(RawRow raw, RefusedRows refused) {
    UUID pilotId;
    NewMeasurement value;
    try {
      if (onlyPilot.isPresent()) {
        pilotId = onlyPilot.get().id();
        value = checked.check(raw.json().getBytes(UTF_8), NewMeasurement.class);
      } else {
        var row = checked.check(raw.json().getBytes(UTF_8), PilotMeasurement.class);
        pilotId = row.pilot();
        value = row.measurement();
      }
    } catch (ProblemException fault) {
      refused.add(raw.number(), told(raw.number(), fault.toProblem()));
      return Optional.empty();
    }
    var faults = misfits(raw.number(), pilotId, value);
    if (!faults.isEmpty()) {
      refused.add(raw.number(), faults);
      return Optional.empty();
    }
    return Optional.of(new StagedRow(raw.number(), pilotId, value));
  }

  private List<Fault> told(int number, Problem problem) {
    if (problem.errors().isEmpty()) {
      return List.of(places.at(number, "", "malformed", "is no JSON object that can be read"));
    }
    return problem.errors().stream()
        .map(
            fault ->
                places.at(number, String.valueOf(fault.pointer()), fault.code(), fault.detail()))
        .toList();
  }

  private List<Fault> misfits(int number, UUID pilotId, NewMeasurement value) {
    var pilot = pilots.get(pilotId);
    if (pilot == null) {
      return List.of(
          places.at(number, "/pilot", "unknown", "is no pilot, or not one that you may report on"));
    }
    var refusal = closed.get(pilotId);
    if (refusal != null) {
      return List.of(places.at(number, "/pilot", "refused", refusal));
    }
    return pilot.misfits(value, today).stream()
        .map(misfit -> places.at(number, misfit.pointer(), misfit.rule(), misfit.advice()))
        .toList();
  }
}
