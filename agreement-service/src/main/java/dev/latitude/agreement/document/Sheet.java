package dev.latitude.agreement.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands on an agreement, in the words of one language: the source of all its formats. Every
 * string is one line of plain text, fit for print; a section without anything in it is left out.
 *
 * @param mark what must not be overlooked on any page: that it is a draft, for example
 */
public record Sheet(
    String id,
    String title,
    String employee,
    String approver,
    String status,
    @Nullable String mark,
    @Nullable String version,
    String validity,
    List<RightRow> rights,
    boolean anyLimit,
    List<BoundaryRow> boundaries,
    List<String> expectations,
    List<String> safeguards,
    @Nullable String reviews,
    List<Fact> origin,
    List<MeasuredRow> measured,
    @Nullable Changes changes,
    List<SignatureRow> signatures,
    @Nullable String hash,
    List<Fact> proof) {

  /** A decision and who takes it; the class of its risk is for the style sheet. */
  public record RightRow(
      String decision,
      Level level,
      String dimension,
      @Nullable String limit,
      String risk,
      String riskClass,
      @Nullable String untried) {}

  /** A delegation level: its name and what it means. */
  public record Level(String name, String meaning) {}

  /** A decision that stays with somebody else. */
  public record BoundaryRow(String decision, String heldBy) {}

  /** What a metric was before the pilot, was to be, and came to. */
  public record MeasuredRow(
      String metric,
      @Nullable String before,
      @Nullable String beforePeriod,
      String target,
      String value,
      String verdict,
      String sample,
      String period) {}

  /** A label and what it is the label of. */
  public record Fact(String label, String text) {}

  /** What is another than in the version before; nothing, when all is the same. */
  public record Changes(String since, List<String> changes) {}

  /** A party, and its signature if there is one. */
  public record SignatureRow(
      String role, String person, @Nullable String when, @Nullable String hash) {}
}
