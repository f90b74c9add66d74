package dev.latitude.agreement.register;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.agreement.PilotFixture.Case;
import dev.latitude.agreement.PilotServiceStub;
import dev.latitude.agreement.agreement.AgreementFixture;
import dev.latitude.agreement.right.DelegationLevel;
import dev.latitude.agreement.right.Dimension;
import dev.latitude.agreement.right.Right;
import dev.latitude.agreement.right.Risk;
import dev.latitude.testkit.RealParts;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whoever writes at the same time, one right holds at a moment. */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(PilotServiceStub.class)
class RacingWritersTest {
  private static final int RACERS = 8;

  @Inject Register register;
  @Inject DecisionRights rights;

  @Test
  void of_agreements_about_one_decision_signed_at_the_same_moment_one_comes_into_force()
      throws Exception {
    var people = Case.fresh();
    var offered =
        IntStream.range(0, RACERS)
            .mapToObj(_ -> AgreementFixture.draft(people.again(), "").offered())
            .toList();
    offered.forEach(
        agreement -> agreement.asEmployee("sign", agreement.signature()).statusCode(200));
    var statuses =
        race(
            offered.stream()
                .<Callable<Integer>>map(
                    agreement -> {
                      var signature = agreement.signature();
                      return () -> agreement.asApprover("sign", signature).extract().statusCode();
                    })
                .toList());
    assertThat(statuses).containsOnly(200, 409).containsOnlyOnce(200);
    assertThat(offered)
        .extracting(agreement -> agreement.get().extract().<String>path("state"))
        .containsOnly("IN_FORCE", "OFFERED")
        .containsOnlyOnce("IN_FORCE");
  }

  @Test
  void grants_entered_at_the_same_moment_share_the_time_without_overlap() throws Exception {
    var person = "robin-" + UUID.randomUUID();
    var start = Instant.parse("2026-01-01T00:00:00Z");
    var entered =
        race(
            IntStream.range(0, RACERS)
                .<Callable<Boolean>>mapToObj(
                    i ->
                        () ->
                            QuarkusTransaction.requiringNew()
                                .call(
                                    () ->
                                        register.begin(grant(person, start.plusSeconds(i * 10L)))))
                .toList());
    // the first to write had all of its time; all others lost some to one before
    assertThat(entered).containsOnlyOnce(true);
    for (int i = 0; i < RACERS * 10 + 100; i++) {
      var question = new Question(person, "report", start.plusSeconds(i), null, null);
      var answer = rights.check(question).toCompletableFuture().get();
      boolean within = i < (RACERS - 1) * 10 + 100;
      assertThat(answer.answer()).isEqualTo(within ? Answer.OWN : Answer.APPROVAL_REQUIRED);
    }
  }

  private static Grant grant(String person, Instant from) {
    var right = new Right("report", DelegationLevel.DELEGATE, Dimension.QUALITY, null, Risk.LOW);
    return new Grant(
        person,
        "morgan",
        List.of(right),
        List.of(),
        Source.pilot(UUID.randomUUID()),
        from,
        from.plusSeconds(100));
  }

  /** Lets all of them go at once, and answers what each has brought about. */
  private static <T> List<T> race(List<Callable<T>> racers) throws Exception {
    var start = new CyclicBarrier(racers.size());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running =
          racers.stream()
              .map(
                  racer ->
                      threads.submit(
                          () -> {
                            int _ = start.await();
                            return racer.call();
                          }))
              .toList();
      var results = new java.util.ArrayList<T>();
      for (Future<T> result : running) {
        results.add(result.get());
      }
      return results;
    }
  }
}
