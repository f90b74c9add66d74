package dev.latitude.proposal.readiness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.latitude.proposal.proposal.DelegationLevel;
import dev.latitude.proposal.proposal.ProposalContent;
import dev.latitude.proposal.proposal.ProposalFixture;
import dev.latitude.proposal.proposal.Risk;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Consumer;

/** A case in which no rule finds anything, and ways to spoil it. */
final class CaseFixture {
  static final String DECISION = "client-report.publish";
  static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

  private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());
  private static final DecisionPolicy OPEN =
      new DecisionPolicy(DelegationLevel.DELEGATE, Risk.LOW, false);

  private CaseFixture() {}

  static Case good() {
    return with(_ -> {});
  }

  static Case with(Consumer<Draft> change) {
    try {
      var json = (ObjectNode) JSON.readTree(ProposalFixture.content(DECISION, TODAY));
      var draft = new Draft(json);
      draft.at("/rights/0").put("currentLevel", "ADVISE");
      change.accept(draft);
      var content = JSON.treeToValue(json, ProposalContent.class);
      return Case.of(content, catalogue(OPEN), TODAY).supportedBy(1).onPages(1);
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /** The good case in an organisation whose catalogue says something else. */
  static Case under(DecisionPolicy policy) {
    return Case.of(good().content(), catalogue(policy), TODAY);
  }

  private static Map<String, DecisionPolicy> catalogue(DecisionPolicy policy) {
    return Map.of(DECISION, policy, "a", OPEN, "b", OPEN, "c", OPEN);
  }

  /** Content on its way to being spoilt. */
  record Draft(ObjectNode json) {
    ObjectNode at(String pointer) {
      return (ObjectNode) json.at(pointer);
    }

    ArrayNode list(String pointer) {
      return (ArrayNode) json.at(pointer);
    }

    /** Asks for one more decision. */
    ObjectNode right(String decision, String risk) {
      var right = at("/rights/0").deepCopy();
      right.put("decision", decision).put("risk", risk);
      list("/rights").add(right);
      return right;
    }
  }
}
