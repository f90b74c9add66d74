package dev.latitude.proposal.readiness;

import dev.latitude.proposal.guidance.Driver;
import dev.latitude.proposal.proposal.DelegationLevel;
import dev.latitude.proposal.proposal.Trigger;
import dev.latitude.proposal.readiness.DriverAnswer.Answer;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which parts of a proposal meet which driver. Each part named is enough by itself. */
final class DriverAnswers {
  private static final int ENOUGH_METRICS = 2;

  private final Case proposal;

  DriverAnswers(Case proposal) {
    this.proposal = proposal;
  }

  List<Answer> to(Driver driver) {
    return switch (driver) {
      case BIAS_FOR_CONTROL -> whatStopsIt();
      case TRUST_GAP -> Stream.concat(pastWork(), support()).toList();
      case UNCLEAR_ROLE -> whatStaysWithOthers();
      case WORKLOAD -> Stream.concat(whatTheAuthorPrevents(), whatTheAuthorChecks()).toList();
      case SKILL_MISMATCH -> Stream.concat(pastWork(), advice()).toList();
      case HABIT -> trial();
      case NARROW_METRICS -> severalNumbers();
    };
  }

  static String missing(Driver driver) {
    return switch (driver) {
      case BIAS_FOR_CONTROL ->
          "Add an armed guardrail, so that a yes takes itself back when the numbers turn bad.";
      case TRUST_GAP ->
          "Show past work with a good result, or ask somebody who knows your work to support this.";
      case UNCLEAR_ROLE ->
          "Name what stays with others, and with whom, so that both know where your part ends.";
      case WORKLOAD ->
          "Say for a risk what you do yourself to prevent it, or what you check each time, so that nobody who is short of time has to.";
      case SKILL_MISMATCH ->
          "Show past work in which the skill was needed, or ask for a level at which you still hear advice before you decide.";
      case HABIT ->
          "Plan a trial with an end and review dates: an exception for some weeks is easier to make than a new rule.";
      case NARROW_METRICS ->
          "Give a second metric a baseline and a target, so that no single number decides what good work is.";
    };
  }

  private List<Answer> whatStopsIt() {
    return each(
            "/triggers",
            proposal.content().triggers(),
            Trigger::isArmedGuardrail,
            trigger -> "Approvals come back by themselves: " + trigger.key())
        .toList();
  }

  private Stream<Answer> pastWork() {
    return each(
        "/evidence",
        proposal.content().evidence(),
        _ -> true,
        item -> "Past work: " + item.title());
  }

  private Stream<Answer> support() {
    var allies = proposal.allies();
    return allies == null || allies == 0
        ? Stream.empty()
        : Stream.of(
            new Answer(
                "",
                allies == 1
                    ? "One person supports it as it stands"
                    : allies + " people support it as it stands"));
  }

  private List<Answer> whatStaysWithOthers() {
    return each(
            "/boundaries",
            proposal.content().boundaries(),
            _ -> true,
            boundary -> "Stays with " + boundary.heldBy() + ": " + boundary.decision())
        .toList();
  }

  private Stream<Answer> whatTheAuthorPrevents() {
    return each(
        "/risks",
        proposal.content().risks(),
        risk -> risk.mitigation() != null && !risk.mitigation().isBlank(),
        risk -> "Prevented without anybody else's time: " + risk.description());
  }

  private Stream<Answer> whatTheAuthorChecks() {
    int items = proposal.content().checklist().size();
    return items == 0
        ? Stream.empty()
        : Stream.of(
            new Answer(
                "/checklist",
                items == 1
                    ? "One thing is checked each time by who does the work"
                    : items + " things are checked each time by who does the work"));
  }

  private Stream<Answer> advice() {
    return each(
        "/rights",
        proposal.content().rights(),
        right -> !right.requestedLevel().isAbove(DelegationLevel.ADVISE),
        right -> "Advice is heard before " + right.decision() + " is decided");
  }

  private List<Answer> trial() {
    var pilot = proposal.content().pilot();
    return pilot == null || pilot.end() == null || pilot.reviewDates().isEmpty()
        ? List.of()
        : List.of(new Answer("/pilot", "An exception with an end: until " + pilot.end()));
  }

  private List<Answer> severalNumbers() {
    var measured =
        each(
                "/metrics",
                proposal.content().metrics(),
                metric -> metric.baseline() != null && metric.target() != null,
                metric -> "Judged by " + metric.name())
            .toList();
    return measured.size() < ENOUGH_METRICS ? List.of() : measured;
  }

  private static <T> Stream<Answer> each(
      String list, List<T> items, Predicate<T> meets, Function<T, String> text) {
    return IntStream.range(0, items.size())
        .filter(i -> meets.test(items.get(i)))
        .mapToObj(i -> new Answer(list + "/" + i, text.apply(items.get(i))));
  }
}
