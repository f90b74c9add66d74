package dev.latitude.proposal.comparison;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What can change between two contents of a proposal. A kind is material when it touches what
 * somebody who supports the proposal has vouched for: what is asked and of whom, what stays with
 * others, what success is, what can go wrong, what stops it, and for how long it is tried.
 */
public enum ChangeKind {
  TITLE_REWORDED(false, "The title reads '{after}' instead of '{before}'."),
  APPROVER_CHANGED(true, "It asks {after} instead of {before}."),
  /** Nothing of what is asked is another thing by it, and it was not the author's wish. */
  APPROVER_HANDED_OVER(false, "{after} approves in the place of {before}."),
  WORK_SCOPE_CHANGED(true, "It is tied to a {after} instead of a {before}."),
  OUTCOME_REWORDED(false, "The business outcome reads '{after}' instead of '{before}'."),

  RIGHT_ADDED(true, "It now also asks for '{subject}': {after}."),
  RIGHT_REMOVED(true, "It no longer asks for '{subject}' ({before})."),
  LEVEL_RAISED(true, "It asks for more of '{subject}': {after} instead of {before}."),
  LEVEL_LOWERED(true, "It asks for less of '{subject}': {after} instead of {before}."),
  CURRENT_LEVEL_CHANGED(true, "'{subject}' is said to be at {after} today instead of {before}."),
  DIMENSION_CHANGED(true, "'{subject}' is about {after} instead of {before}."),
  LIMIT_ADDED(true, "'{subject}' now has a limit: {after}."),
  LIMIT_REMOVED(true, "'{subject}' no longer has a limit (it was {before})."),
  LIMIT_RAISED(true, "The limit of '{subject}' was raised from {before} to {after}."),
  LIMIT_LOWERED(true, "The limit of '{subject}' was lowered from {before} to {after}."),
  LIMIT_CURRENCY_CHANGED(
      true, "The limit of '{subject}' is in another currency: {after} instead of {before}."),
  RISK_OF_RIGHT_RAISED(true, "The risk of '{subject}' is put at {after} instead of {before}."),
  RISK_OF_RIGHT_LOWERED(true, "The risk of '{subject}' is put at {after} instead of {before}."),
  RATIONALE_REWORDED(false, "The reason for '{subject}' reads '{after}' instead of '{before}'."),

  BOUNDARY_ADDED(true, "'{subject}' now stays with {after}."),
  BOUNDARY_REMOVED(true, "'{subject}' is no longer a boundary (it stayed with {before})."),
  BOUNDARY_MOVED(true, "'{subject}' stays with {after} instead of {before}."),

  BENEFIT_ADDED(false, "It names one more benefit: '{after}'."),
  BENEFIT_REMOVED(false, "It no longer names the benefit '{before}'."),

  METRIC_ADDED(true, "Success is also judged by '{subject}' ({after})."),
  METRIC_REMOVED(true, "Success is no longer judged by '{subject}' ({before})."),
  METRIC_RENAMED(false, "The metric '{subject}' is called '{after}' instead of '{before}'."),
  METRIC_UNIT_CHANGED(true, "The metric '{subject}' is in {after} instead of {before}."),
  METRIC_DIRECTION_CHANGED(true, "For '{subject}', {after} holds instead of {before}."),
  TARGET_ADDED(true, "'{subject}' now has a target: {after}."),
  TARGET_REMOVED(true, "'{subject}' no longer has a target (it was {before})."),
  TARGET_MADE_HARDER(true, "The target of '{subject}' is harder: {after} instead of {before}."),
  TARGET_MADE_EASIER(true, "The target of '{subject}' is easier: {after} instead of {before}."),
  TARGET_CHANGED(true, "The target of '{subject}' is {after} instead of {before}."),
  BASELINE_ADDED(true, "'{subject}' now has a baseline: {after}."),
  BASELINE_REMOVED(true, "'{subject}' no longer has a baseline (it was {before})."),
  BASELINE_RAISED(true, "The baseline of '{subject}' was raised from {before} to {after}."),
  BASELINE_LOWERED(true, "The baseline of '{subject}' was lowered from {before} to {after}."),
  BASELINE_SOURCE_CHANGED(
      true, "The baseline of '{subject}' comes from '{after}' instead of '{before}'."),
  BASELINE_PERIOD_CHANGED(true, "The baseline of '{subject}' is of {after} instead of {before}."),

  RISK_ADDED(true, "It names one more risk: '{subject}' ({after})."),
  RISK_REMOVED(true, "It no longer names the risk '{subject}' ({before})."),
  RISK_MITIGATION_CHANGED(true, "Against '{subject}' it does: {after}; before: {before}."),
  RISK_TRIGGER_CHANGED(true, "What stops '{subject}' is the brake {after} instead of {before}."),
  RISK_RESIDUAL_CHANGED(true, "What is accepted of '{subject}' is: {after}; before: {before}."),

  TRIGGER_ADDED(true, "There is one more brake, '{subject}': {after}."),
  TRIGGER_REMOVED(true, "The brake '{subject}' is gone ({before})."),
  TRIGGER_LOOSENED(true, "The brake '{subject}' was loosened: {after} instead of {before}."),
  TRIGGER_TIGHTENED(true, "The brake '{subject}' was tightened: {after} instead of {before}."),
  TRIGGER_CHANGED(true, "The brake '{subject}' is another one: {after} instead of {before}."),
  MISSING_DATA_LOOSENED(
      true, "Missing data mean less to the brake '{subject}': {after} instead of {before}."),
  MISSING_DATA_TIGHTENED(
      true, "Missing data mean more to the brake '{subject}': {after} instead of {before}."),

  CONTEXT_CLAUSE_ADDED(true, "There is one more clause, '{subject}': {after}."),
  CONTEXT_CLAUSE_REMOVED(true, "The clause '{subject}' is gone ({before})."),
  CONTEXT_CLAUSE_LOOSENED(
      true, "The clause '{subject}' was loosened: {after} instead of {before}."),
  CONTEXT_CLAUSE_TIGHTENED(
      true, "The clause '{subject}' was tightened: {after} instead of {before}."),

  CHECKLIST_ITEM_ADDED(false, "The checklist has one more item: '{after}'."),
  CHECKLIST_ITEM_REMOVED(true, "The checklist no longer has the item '{before}'."),

  DRIVER_ADDED(false, "It names one more driver: {after}."),
  DRIVER_REMOVED(false, "It no longer names the driver {before}."),

  EVIDENCE_ADDED(false, "It shows one more piece of evidence: '{subject}'."),
  EVIDENCE_REMOVED(true, "It no longer shows the evidence '{subject}'."),
  EVIDENCE_CHANGED(false, "The evidence '{subject}' says {after} instead of {before}."),

  PILOT_ADDED(true, "It now plans a trial: {after}."),
  PILOT_REMOVED(true, "It no longer plans a trial (it was {before})."),
  PILOT_MOVED(false, "The trial starts on {after} instead of {before}."),
  PILOT_LENGTHENED(true, "The trial is longer: {after} instead of {before}."),
  PILOT_SHORTENED(true, "The trial is shorter: {after} instead of {before}."),
  REVIEWS_ADDED(false, "There are more reviews: {after} instead of {before}."),
  REVIEWS_REMOVED(true, "There are fewer reviews: {after} instead of {before}."),
  REVIEWS_MOVED(false, "The reviews are on {after} instead of {before}."),
  UPDATES_MORE_OFTEN(false, "Status updates come more often: every {after}, not every {before}."),
  UPDATES_LESS_OFTEN(true, "Status updates come less often: every {after}, not every {before}."),
  EARLY_END_CHANGED(true, "What ends the trial early is: {after}; before: {before}."),

  ANSWER_DATE_CHANGED(false, "The answer is asked for by {after} instead of {before}."),
  REORDERED(false, "The order of the {subject} is another one.");

  private static final Pattern GAP = Pattern.compile("\\{(subject|before|after)}");

  private final boolean material;
  private final String sentence;

  ChangeKind(boolean material, String sentence) {
    this.material = material;
    this.sentence = sentence;
  }

  /** Whether support given before the change no longer covers what is there after it. */
  public boolean isMaterial() {
    return material;
  }

  /** In one pass, so that a text that looks like a gap is left as somebody wrote it. */
  String sentence(String subject, @Nullable String before, @Nullable String after) {
    var texts = Map.of("subject", subject, "before", orNothing(before), "after", orNothing(after));
    return GAP.matcher(sentence)
        .replaceAll(
            gap -> java.util.regex.Matcher.quoteReplacement(texts.getOrDefault(gap.group(1), "")));
  }

  private static String orNothing(@Nullable String text) {
    return text == null || text.isBlank() ? "nothing" : text;
  }
}
