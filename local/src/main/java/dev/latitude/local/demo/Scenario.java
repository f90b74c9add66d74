package dev.latitude.local.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * The weekly client report: asked for, tried, and, as it goes, written down or reverted.
 *
 * <p>The two weeks are told in seconds because the pilot is recorded with an earlier start, which
 * both parties acknowledge; no clock is moved and nothing sleeps through a week.
 */
public final class Scenario {
  static final String DECISION = "client-report.publish";

  private final Api api;
  private final Cast cast;
  private final Narrator tell;
  private final LocalDate today;
  private final Duration promptly;

  /**
   * @param promptly how soon the check must show what happened to a pilot
   */
  public Scenario(Api api, Cast cast, Narrator tell, Clock clock, Duration promptly) {
    this.api = api;
    this.cast = cast;
    this.tell = tell;
    this.today = LocalDate.now(clock);
    this.promptly = promptly;
  }

  /** Two good weeks: the sign-off goes. Answers the agreement. */
  public Answer goodEnding() {
    tell.chapter("Two good weeks");
    var pilot = untilThePilotRuns();
    week(pilot, 1, "4.4", "2.0", "ON_TRACK", "The first report went out on Monday morning.");
    week(pilot, 2, "4.5", "1.8", "ON_TRACK", "Again on time, and nothing to correct.");
    graduate(pilot);
    var agreement = writeDown(pilot);
    var check = checkUntil("OWN", "AGREEMENT");
    check.mustSay("/source/id", agreement.text("/id"));
    check.mustSay("/until", today.plusYears(1).plusDays(1) + "T00:00:00Z");
    tell.step(
        "%s now owns the decision, by agreement %s, until %s"
            .formatted(name(cast.employee()), brief(agreement), check.text("/until")),
        check);
    return agreement;
  }

  /** The error rate rises: approvals come back by themselves. Answers the pilot. */
  public Answer badEnding() {
    tell.chapter("One good week and a bad one");
    var pilot = untilThePilotRuns();
    week(pilot, 1, "4.3", "2.4", "ON_TRACK", "The first report went out on Monday morning.");
    measure(pilot, 2, "client-score", "4.1", "9", "Client survey");
    var before = System.nanoTime();
    measure(pilot, 2, "error-rate", "8.0", "25", "Corrections sent");
    var reverted = api.get(cast.employee(), path(pilot)).must(200).mustSay("/state", "REVERTED");
    tell.step(
        "The guardrail on the error rate has reverted the pilot in the same moment", reverted);
    explain(pilot);
    var check = checkUntil("APPROVAL_REQUIRED", "");
    tell.step(
        "%d ms after the bad number, the decision needs an approval again"
            .formatted((System.nanoTime() - before) / 1_000_000),
        check);
    return reverted;
  }

  /** Asked for, accepted, acknowledged and started. Answers the pilot. */
  public Answer untilThePilotRuns() {
    catalogue();
    var proposal = ask();
    var pilot = plan(proposal);
    return start(pilot);
  }

  private void catalogue() {
    var known = api.get(cast.hr(), "/api/v1/decision-types/" + DECISION);
    if (known.status() == 200) {
      tell.step("The catalogue knows the decision %s already".formatted(DECISION), known);
    } else {
      var added =
          api.post(cast.hr(), "/api/v1/decision-types", Texts.of("decision-type.json", Map.of()))
              .must(201);
      tell.step("HR adds the decision %s to the catalogue".formatted(DECISION), added);
    }
    var check = check().must(200).mustSay("/answer", "APPROVAL_REQUIRED");
    tell.step("Before anything is agreed, the decision needs an approval", check);
  }

  private Answer ask() {
    var plan = today.plusDays(1);
    var draft =
        api.post(
                cast.employee(),
                "/api/v1/proposals",
                Texts.of(
                    "proposal.json",
                    Map.of(
                        "manager", cast.manager().id(),
                        "baselineFrom", today.minusDays(120).toString(),
                        "baselineTo", today.minusDays(15).toString(),
                        "start", plan.toString(),
                        "end", plan.plusDays(27).toString(),
                        "review1", plan.plusDays(7).toString(),
                        "review2", plan.plusDays(14).toString(),
                        "review3", plan.plusDays(21).toString(),
                        "respondBy", today.plusDays(5).toString())))
            .must(201)
            .mustSay("/state", "DRAFT");
    tell.step(
        "%s writes down what is asked for, and what would stop it".formatted(name(cast.employee())),
        draft);
    var path = "/api/v1/proposals/" + draft.text("/id");
    var submitted =
        api.post(cast.employee(), path + "/submit", "", draft.etag())
            .must(200)
            .mustSay("/state", "UNDER_REVIEW");
    tell.step("and puts it before %s".formatted(name(cast.manager())), submitted);
    var accepted =
        api.post(cast.manager(), path + "/accept", "{\"revision\": 1}", submitted.etag())
            .must(200)
            .mustSay("/state", "ACCEPTED");
    tell.step("%s accepts revision 1, whole".formatted(name(cast.manager())), accepted);
    return accepted;
  }

  private Answer plan(Answer proposal) {
    var body =
        "{\"proposalId\": \"%s\", \"start\": \"%s\"}".formatted(proposal.text("/id"), start());
    var pilot =
        api.post(cast.employee(), "/api/v1/pilots", body).must(201).mustSay("/state", "PLANNED");
    tell.step("The four-week pilot is recorded as begun on %s".formatted(start()), pilot);
    return pilot;
  }

  private Answer start(Answer pilot) {
    var acknowledgement = "{\"triggerSetHash\": \"%s\"}".formatted(pilot.text("/triggerSetHash"));
    var one =
        api.post(cast.employee(), path(pilot) + "/acknowledge", acknowledgement, pilot.etag())
            .must(200);
    tell.step("%s acknowledges the brakes and the dates".formatted(name(cast.employee())), one);
    var both =
        api.post(cast.manager(), path(pilot) + "/acknowledge", acknowledgement, one.etag())
            .must(200);
    tell.step("and so does %s".formatted(name(cast.manager())), both);
    var active =
        api.post(cast.employee(), path(pilot) + "/start", "", both.etag())
            .must(200)
            .mustSay("/state", "ACTIVE");
    tell.step("The pilot starts; its baselines are frozen", active);
    var check = checkUntil("OWN", "PILOT").mustSay("/source/id", pilot.text("/id"));
    tell.step("From now on %s may decide, by the pilot".formatted(name(cast.employee())), check);
    return active;
  }

  private void week(
      Answer pilot, int week, String score, String errors, String health, String summary) {
    var update =
        api.post(
                cast.employee(),
                path(pilot) + "/status-updates",
                Texts.of(
                    "status-update.json",
                    Map.of("period", String.valueOf(week), "summary", summary, "health", health)),
                etag(pilot))
            .must(201);
    tell.step("Week %d, status: %s".formatted(week, summary), update);
    measure(pilot, week, "client-score", score, "9", "Client survey");
    measure(pilot, week, "error-rate", errors, "25", "Corrections sent");
  }

  private void measure(
      Answer pilot, int week, String metric, String value, String sample, String source) {
    var from = start().plusDays(7L * (week - 1));
    var measured =
        api.post(
                cast.employee(),
                path(pilot) + "/measurements",
                Texts.of(
                    "measurement.json",
                    Map.of(
                        "metric",
                        metric,
                        "from",
                        from.toString(),
                        "to",
                        from.plusDays(6).toString(),
                        "value",
                        value,
                        "sample",
                        sample,
                        "source",
                        source)),
                etag(pilot))
            .must(201);
    tell.step("Week %d, %s is %s".formatted(week, metric, value), measured);
  }

  private void graduate(Answer pilot) {
    var review =
        api.post(
                cast.manager(),
                path(pilot) + "/reviews",
                "{\"outcome\": \"GRADUATE\", \"note\": \"Two good weeks; the sign-off can go.\"}",
                etag(pilot))
            .must(201);
    tell.step(
        "%s reviews the numbers and graduates the pilot".formatted(name(cast.manager())), review);
    api.get(cast.manager(), path(pilot))
        .must(200)
        .mustSay("/state", "COMPLETED")
        .mustSay("/result", "GRADUATED");
  }

  private Answer writeDown(Answer pilot) {
    var draft =
        api.post(
                cast.employee(),
                "/api/v1/agreements",
                Texts.of(
                    "agreement.json",
                    Map.of(
                        "pilot", pilot.text("/id"),
                        "from", today.toString(),
                        "to", today.plusYears(1).toString(),
                        "review", today.plusMonths(6).toString())))
            .must(201)
            .mustSay("/state", "DRAFT");
    tell.step("The agreement is drafted from exactly what was piloted", draft);
    var path = "/api/v1/agreements/" + draft.text("/id");
    var offered =
        api.post(cast.manager(), path + "/offer", "", draft.etag())
            .must(200)
            .mustSay("/state", "OFFERED");
    tell.step("%s offers it".formatted(name(cast.manager())), offered);
    var signature = "{\"hash\": \"%s\"}".formatted(offered.text("/hash"));
    var half =
        api.post(cast.employee(), path + "/sign", signature, offered.etag())
            .must(200)
            .mustSay("/state", "OFFERED");
    tell.step(
        "%s signs the hash %s…"
            .formatted(name(cast.employee()), offered.text("/hash").substring(0, 12)),
        half);
    var signed =
        api.post(cast.manager(), path + "/sign", signature, half.etag())
            .must(200)
            .mustSay("/state", "IN_FORCE");
    tell.step(
        "%s signs the same hash; the agreement is in force".formatted(name(cast.manager())),
        signed);
    return signed;
  }

  private void explain(Answer pilot) {
    var history = api.get(cast.manager(), path(pilot) + "/history?limit=200").must(200);
    for (var event : history.body().path("items")) {
      if (event.path("type").asText().equals("pilot.reverted")) {
        var reason = event.at("/data/reason").asText();
        if (!reason.contains("8") || !reason.contains("5")) {
          throw new UnexpectedAnswer("The history does not say why with the numbers: " + event);
        }
        tell.step("The history says why: " + reason, history);
        return;
      }
    }
    throw new UnexpectedAnswer("The history of the reverted pilot has no pilot.reverted");
  }

  /**
   * Asks until the register has heard of it; what one service decided reaches the other by its
   * feed.
   */
  private Answer checkUntil(String answer, String source) {
    long deadline = System.nanoTime() + promptly.toNanos();
    while (true) {
      var check = check().must(200);
      if (check.text("/answer").equals(answer) && check.text("/source/kind").equals(source)) {
        return check;
      }
      if (System.nanoTime() > deadline) {
        throw new UnexpectedAnswer(
            "After %s the check still does not say %s: %s"
                .formatted(promptly, answer, check.body()));
      }
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }

  private Answer check() {
    return api.get(
        cast.employee(),
        "/api/v1/decision-rights/check?person=" + cast.employee().id() + "&decision=" + DECISION);
  }

  private String etag(Answer pilot) {
    return api.get(cast.employee(), path(pilot)).must(200).etag();
  }

  private LocalDate start() {
    return today.minusDays(14);
  }

  private static String path(Answer pilot) {
    return "/api/v1/pilots/" + pilot.text("/id");
  }

  /** Without what a run of its own puts behind it. */
  private static String name(Person person) {
    var name = person.id().split("-", 2)[0];
    return name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1);
  }

  private static String brief(Answer thing) {
    return thing.text("/id").substring(0, 8) + "…";
  }
}
