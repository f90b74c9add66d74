package dev.latitude.pilot.intake;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latitude.kit.identity.Actor;
import dev.latitude.kit.json.CheckedBodyReader;
import dev.latitude.kit.problem.CommonProblem;
import dev.latitude.kit.problem.ProblemException;
import dev.latitude.kit.upload.Upload;
import dev.latitude.pilot.PilotProblem;
import dev.latitude.pilot.measurement.Tallied;
import dev.latitude.pilot.pilot.Pilot;
import dev.latitude.pilot.pilot.Pilots;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Records many values in one request: all of them in one transaction, each pilot under its lock.
 * Values that were sent together are judged together, once, when all are there; so neither their
 * order nor their number changes what the triggers say.
 */
@ApplicationScoped
public class Intake {
  static final int MOST_ROWS = 100_000;
  static final int MOST_PILOTS = 1_000;

  private final Pilots pilots;
  private final RowSources sources;
  private final CheckedBodyReader checked;
  private final ObjectMapper json;
  private final Instance<StagingTable> tables;
  private final IntakeEffects effects;
  private final Clock clock;
  private final Event<Tallied> tallied;
  private final Event<Tallied.Refused> refusals;

  Intake(
      Pilots pilots,
      RowSources sources,
      CheckedBodyReader checked,
      ObjectMapper json,
      Instance<StagingTable> tables,
      IntakeEffects effects,
      Clock clock,
      Event<Tallied> tallied,
      Event<Tallied.Refused> refusals) {
    this.pilots = pilots;
    this.sources = sources;
    this.checked = checked;
    this.json = json;
    this.tables = tables;
    this.effects = effects;
    this.clock = clock;
    this.tallied = tallied;
    this.refusals = refusals;
  }

  /** Rows of one pilot. */
  @Transactional
  public IntakeReport record(UUID pilotId, Actor actor, Upload upload, boolean skipRefused) {
    var pilot = pilots.lockToMeasure(pilotId, actor);
    pilot.requireReporting(actor);
    return record(Optional.of(pilot), Map.of(pilotId, pilot), actor, upload, skipRefused);
  }

  /** Rows that say which pilot they are of. */
  @Transactional
  public IntakeReport record(Actor actor, Upload upload, boolean skipRefused) {
    var named = pilotsNamed(upload);
    var locked =
        pilots.lockAllToMeasure(named, actor).stream().collect(toMap(Pilot::id, pilot -> pilot));
    return record(Optional.empty(), locked, actor, upload, skipRefused);
  }

  private IntakeReport record(
      Optional<Pilot> onlyPilot,
      Map<UUID, Pilot> locked,
      Actor actor,
      Upload upload,
      boolean skipRefused) {
    var table = tables.get();
    table.create();
    var refused = new RefusedRows();
    var places = RowSources.places(upload);
    var checks = new RowChecks(checked, places, onlyPilot, locked, actor, today());
    int rows =
        forEachRow(
            upload, onlyPilot.isEmpty(), row -> checks.check(row, refused).ifPresent(table::add));
    if (rows == 0) {
      throw new ProblemException(CommonProblem.INVALID_BODY, "The body has no rows.");
    }
    table.sort(locked.values().stream().collect(toMap(Pilot::id, Pilot::takesNewPeriods)));
    effects.refusals(table, places, refused);
    refusals.fire(new Tallied.Refused(refused.count()));
    if (refused.count() > 0 && !skipRefused) {
      throw refuse(refused, rows);
    }
    return finish(table, locked, actor, refused, rows);
  }

  private IntakeReport finish(
      StagingTable table, Map<UUID, Pilot> locked, Actor actor, RefusedRows refused, int rows) {
    var shares = table.shares();
    var changed = effects.record(table, shares, locked, actor, clock.instant());
    int recorded = shares.stream().mapToInt(StagingTable.Share::recorded).sum();
    int corrected = shares.stream().mapToInt(StagingTable.Share::corrected).sum();
    int unchanged = shares.stream().mapToInt(StagingTable.Share::unchanged).sum();
    tallied.fire(new Tallied(recorded, corrected, unchanged));
    return new IntakeReport(
        rows, recorded, corrected, unchanged, refused.count(), refused.faults(), changed);
  }

  private static ProblemException refuse(RefusedRows refused, int rows) {
    return new ProblemException(
        PilotProblem.ROWS_REFUSED,
        "%d of %d rows cannot be recorded, so none was. 'errors' says what is wrong with %s; mend them, or send the request with ?onError=skip."
            .formatted(
                refused.count(),
                rows,
                refused.count() > RefusedRows.MOST_TOLD
                    ? "the first " + RefusedRows.MOST_TOLD
                    : "each"),
        refused.faults());
  }

  /** In the order in which they are locked. */
  private Collection<UUID> pilotsNamed(Upload upload) {
    var ids = new TreeSet<UUID>();
    forEachRow(
        upload,
        true,
        row -> {
          pilotOf(row).ifPresent(ids::add);
          if (ids.size() > MOST_PILOTS) {
            throw new ProblemException(
                CommonProblem.INVALID_BODY,
                "The rows are of more than " + MOST_PILOTS + " pilots. Send fewer at a time.");
          }
        });
    return ids;
  }

  /** None for a row that will be refused when it is looked into. */
  private Optional<UUID> pilotOf(RawRow row) {
    try {
      return Optional.of(UUID.fromString(json.readTree(row.json()).path("pilot").asText()));
    } catch (IOException | IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  private interface Reader {
    void read(RawRow row);
  }

  private int forEachRow(Upload upload, boolean withPilot, Reader reader) {
    int rows = 0;
    try (var source = sources.open(upload, withPilot)) {
      for (var row = source.next(); row != null; row = source.next()) {
        if (++rows > MOST_ROWS) {
          throw new ProblemException(
              CommonProblem.BODY_TOO_LARGE,
              "The body has more than 100,000 rows. Send fewer at a time.");
        }
        reader.read(row);
      }
      return rows;
    } catch (CharacterCodingException otherEncoding) {
      throw new ProblemException(CommonProblem.MALFORMED_REQUEST, "The body is not text in UTF-8.");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
