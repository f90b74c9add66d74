package dev.latitude.proposal.comparison;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.latitude.proposal.proposal.ProposalContent;
import java.util.function.Consumer;

/** A content in which every property says something. */
public final class ContentFixture {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

  private static final String FULL =
      """
      {
        "title": "Publish the weekly client report without a sign-off",
        "approver": "morgan",
        "workScope": "TASK",
        "businessOutcome": "The client reads the report on Monday.",
        "rights": [
          {"decision": "client-report.publish", "dimension": "QUALITY", "currentLevel": "CONSULT", "requestedLevel": "ADVISE",
           "limit": {"amount": "2500.00", "currency": "EUR"}, "risk": "MEDIUM", "rationale": "I know the numbers."},
          {"decision": "client-report.tools", "dimension": "METHOD", "currentLevel": "AGREE", "requestedLevel": "INQUIRE",
           "limit": {"amount": "90.00", "currency": "EUR"}, "risk": "MEDIUM", "rationale": "I use them."}],
        "boundaries": [{"decision": "What it measures", "heldBy": "morgan"}, {"decision": "Its price", "heldBy": "sasha"}],
        "benefits": ["A day less", "Fewer meetings"],
        "metrics": [
          {"key": "score", "name": "Client score", "unit": "points", "direction": "HIGHER_IS_BETTER",
           "baseline": {"value": 4.2, "source": "Survey", "from": "2026-01-01", "to": "2026-02-28"}, "target": 4.3},
          {"key": "errors", "name": "Errors", "unit": "%", "direction": "LOWER_IS_BETTER",
           "baseline": {"value": 2, "source": "Corrections", "from": "2026-01-01", "to": "2026-02-28"}, "target": 1.5}],
        "risks": [
          {"description": "A wrong number", "mitigation": "A checklist", "trigger": "errors-rise", "acceptedResidual": "Rounding"},
          {"description": "A late report", "mitigation": "A reminder", "trigger": "score-falls", "acceptedResidual": "An hour"}],
        "triggers": [
          {"key": "score-falls", "metric": "score", "kind": "GUARDRAIL", "operator": "BELOW",
           "threshold": {"basis": "BASELINE_PERCENT", "value": -10}, "consecutive": 2, "minimumSample": 5, "mode": "ARMED",
           "noData": {"action": "PAUSE", "grace": "P10D"}},
          {"key": "errors-rise", "metric": "errors", "kind": "SIGNAL", "operator": "ABOVE",
           "threshold": {"basis": "ABSOLUTE", "value": 4}, "consecutive": 3, "minimumSample": 20, "mode": "SHADOW",
           "noData": {"action": "NOTIFY", "grace": "P3D"}}],
        "contextClauses": [
          {"event": "NEW_MANAGER", "reaction": "REVIEW", "withinDays": 14},
          {"event": "AUDIT", "reaction": "REVIEW", "withinDays": 5}],
        "checklist": ["Totals agree with the ledger", "Names are spelt right"],
        "drivers": ["TRUST_GAP", "HABIT"],
        "evidence": [
          {"title": "Board figures", "result": "No correction", "completedOn": "2025-10-01", "link": "https://intranet.example/q3"},
          {"title": "Price list", "result": "On time", "completedOn": "2025-11-01", "link": "https://intranet.example/prices"}],
        "pilot": {"start": "2026-03-02", "end": "2026-03-29", "reviewDates": ["2026-03-09", "2026-03-16"],
                  "statusUpdateEvery": "P7D", "endsEarlyIf": "The client asks for it."},
        "respondBy": "2026-03-07"
      }
      """;

  private ContentFixture() {}

  public static ProposalContent full() {
    return with(_ -> {});
  }

  /** The full content with something changed. */
  static ProposalContent with(Consumer<ObjectNode> change) {
    try {
      var content = (ObjectNode) JSON.readTree(FULL);
      change.accept(content);
      return JSON.treeToValue(content, ProposalContent.class);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException(broken);
    }
  }

  public static JsonNode json(ProposalContent content) {
    return JSON.valueToTree(content);
  }
}
