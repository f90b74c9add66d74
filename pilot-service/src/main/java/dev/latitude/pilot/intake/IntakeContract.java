package dev.latitude.pilot.intake;

import dev.latitude.pilot.measurement.NewMeasurement;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the contract says about taking in many measurements, whichever way. */
final class IntakeContract {
  static final String RULES =
      " As JSON up to 1,000 rows, as NDJSON or CSV up to 100,000 (and 32 MiB). All or nothing: when rows are refused, 422 names each (the"
          + " first 1,000) and nothing is recorded; with `onError=skip` the good rows are, and the report names the others. What was sent"
          + " together is judged together: every trigger is evaluated once, over all of it, so the order of the rows does not matter. Two"
          + " different rows for the same days are refused; a row that says what is recorded already changes nothing.";
  static final String ON_ERROR =
      "What becomes of the good rows when others are refused: `abort` (nothing is recorded, the default) or `skip` (they are).";
  static final String CSV =
      "metric,from,to,value,sampleSize,source,unit\nerror-rate,2026-11-02,2026-11-08,1.8,40,Client survey,%\n";
  static final String CSV_WITH_PILOT =
      "pilot,metric,from,to,value,sampleSize,source\n0199f0c4-7b5e-7c1d-9a38-0242ac120002,error-rate,2026-11-02,2026-11-08,1.8,40,Client survey\n";

  /** A line of NDJSON. */
  static final String LINE =
      "{\"metric\": \"error-rate\", \"from\": \"2026-11-02\", \"to\": \"2026-11-08\", \"value\": 2, \"sampleSize\": 40, \"source\": \"Client survey\"}";

  static final String LINE_WITH_PILOT =
      "{\"pilot\": \"0199f0c4-7b5e-7c1d-9a38-0242ac120002\", \"metric\": \"error-rate\", \"from\": \"2026-11-02\", \"to\": \"2026-11-08\", \"value\": 2, \"sampleSize\": 40, \"source\": \"Client survey\"}";

  private IntakeContract() {}

  /** The rows of one pilot as JSON; read one by one. */
  @Schema(name = "NewMeasurements")
  record NewMeasurements(@Schema(minItems = 1, maxItems = 1000) List<NewMeasurement> items) {}

  /** Rows of several pilots as JSON; read one by one. */
  @Schema(name = "NewPilotMeasurements")
  record NewPilotMeasurements(
      @Schema(minItems = 1, maxItems = 1000) List<PilotMeasurement> items) {}
}
