package dev.latitude.pilot.pilot;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.latitude.pilot.trigger.Trigger;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.Period;
import java.util.HexFormat;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.erdtman.jcs.JsonCanonicalizer;

/**
 * What both parties acknowledge before a pilot starts: its dates, its numbers, its brakes, what
 * happens when something happens around them, and what the author checks each time. Anybody can
 * make the hash from the pilot they read: these properties, each as it stands in the pilot's terms
 * or their plan, but without clauses or checklist where there are none, as canonical JSON (RFC
 * 8785), SHA-256, hexadecimal.
 */
@Schema(name = "TriggerSetContent")
public record TriggerSet(
    LocalDate start,
    LocalDate end,
    List<LocalDate> reviewDates,
    Period statusUpdateEvery,
    List<Metric> metrics,
    List<Trigger> triggers,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ContextClause> contextClauses,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> checklist) {

  /** Its own, so that a change of how the API writes JSON cannot change a hash. */
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(new JavaTimeModule())
          .setDefaultPropertyInclusion(JsonInclude.Include.NON_ABSENT)
          .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

  public TriggerSet {
    contextClauses = contextClauses == null ? List.of() : contextClauses;
    checklist = checklist == null ? List.of() : checklist;
  }

  static TriggerSet of(Terms terms) {
    var plan = terms.plan();
    return new TriggerSet(
        plan.start(),
        plan.end(),
        plan.reviewDates(),
        plan.statusUpdateEvery(),
        terms.metrics(),
        terms.triggers(),
        terms.contextClauses(),
        terms.checklist());
  }

  String hash() {
    try {
      var canonical = new JsonCanonicalizer(JSON.writeValueAsString(this)).getEncodedString();
      var digest = MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (IOException | NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("A trigger set must have a hash", impossible);
    }
  }
}
