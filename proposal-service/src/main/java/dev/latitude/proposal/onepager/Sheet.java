package dev.latitude.proposal.onepager;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands on a one-pager, in the words of one language: the source of all its formats. Every
 * string is one line of plain text, fit for print; a section without anything in it is left out.
 */
public record Sheet(
    String id,
    String title,
    String author,
    String approver,
    String scope,
    String status,
    @Nullable String revision,
    @Nullable String respondBy,
    List<String> outcome,
    List<RightRow> rights,
    boolean anyLimit,
    List<BoundaryRow> boundaries,
    List<String> benefits,
    List<MetricRow> metrics,
    List<RiskRow> risks,
    List<String> brakes,
    List<Fact> clauses,
    List<String> checklist,
    List<Fact> trial,
    List<EvidenceRow> evidence) {

  /** A decision, who takes it today and who would; the class of its risk is for the style sheet. */
  public record RightRow(
      String title,
      List<String> why,
      Level today,
      Level asked,
      @Nullable String limit,
      String risk,
      String riskClass) {}

  /** A delegation level: its name and what it means. */
  public record Level(String name, String meaning) {}

  /** A decision that stays with somebody else. */
  public record BoundaryRow(String decision, String heldBy) {}

  /** A number, what it is and what it should become. */
  public record MetricRow(
      String name,
      String better,
      @Nullable String baseline,
      @Nullable String source,
      @Nullable String target) {}

  /** What could go wrong, and each thing that answers it. */
  public record RiskRow(String risk, List<Fact> answers) {}

  /** A label and what it is the label of. */
  public record Fact(String label, String text) {}

  /** Past work; the link is there only if it is a web address that can be followed. */
  public record EvidenceRow(
      String title,
      @Nullable String date,
      List<String> result,
      @Nullable String address,
      @Nullable String link) {}
}
