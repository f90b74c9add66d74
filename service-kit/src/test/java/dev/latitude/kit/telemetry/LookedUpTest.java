package dev.latitude.kit.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LookedUpTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private final AtomicInteger looks = new AtomicInteger();
  private Instant now = NOON;
  private final LookedUp<Integer> counted =
      new LookedUp<>("how often it was asked", looks::incrementAndGet, clock());

  @Test
  void is_looked_up_when_asked_for_and_not_again_within_seconds() {
    assertThat(looks).hasValue(0);
    assertThat(number(counted)).isEqualTo(1);
    after(5);
    assertThat(number(counted)).isEqualTo(1);
    after(6);
    assertThat(number(counted)).isEqualTo(2);
    after(0);
    assertThat(number(counted)).as("when the clock has been set back").isEqualTo(3);
  }

  @Test
  void what_cannot_be_looked_up_is_no_number_and_is_tried_again_after_seconds() {
    var failing =
        new LookedUp<Integer>(
            "what is away",
            () -> {
              if (looks.incrementAndGet() == 1) {
                throw new IllegalStateException("The database is away");
              }
              return 7;
            },
            clock());
    assertThat(number(failing)).isNaN();
    assertThat(number(failing)).isNaN();
    assertThat(looks).hasValue(1);
    after(6);
    assertThat(number(failing)).isEqualTo(7);
  }

  @Test
  void nobody_waits_long_for_what_takes_long_and_it_is_not_begun_twice() {
    var release = new CountDownLatch(1);
    var slow =
        new LookedUp<Integer>(
            "what takes long",
            () -> {
              looks.incrementAndGet();
              try {
                release.await();
              } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
              }
              return 7;
            },
            clock());
    assertThat(number(slow)).isNaN();
    after(3);
    assertThat(number(slow)).isNaN();
    after(60);
    long asked = System.nanoTime();
    assertThat(number(slow)).isNaN();
    assertThat(System.nanoTime() - asked).as("nanoseconds").isLessThan(1_000_000_000);
    after(3);
    release.countDown();
    while (Double.isNaN(number(slow))) {
      Thread.onSpinWait();
    }
    assertThat(number(slow)).isEqualTo(7);
    assertThat(looks).hasValue(1);
  }

  @Test
  void what_was_found_last_is_told_for_two_minutes_when_it_cannot_be_looked_up_again() {
    var first =
        new LookedUp<Integer>(
            "what is away from then on",
            () -> {
              if (looks.incrementAndGet() > 1) {
                throw new IllegalStateException("The database is away");
              }
              return 7;
            },
            clock());
    assertThat(number(first)).isEqualTo(7);
    after(30);
    assertThat(number(first)).isEqualTo(7);
    after(120);
    assertThat(number(first)).isEqualTo(7);
    assertThat(looks).as("it is looked for all the same").hasValue(3);
    after(121);
    assertThat(number(first)).isNaN();
  }

  @Test
  void an_age_grows_by_the_clock_and_is_0_when_there_is_nothing_old() {
    var nothing = new LookedUp<Optional<Instant>>("nothing", Optional::empty, clock());
    var something = new LookedUp<>("something", () -> Optional.of(NOON), clock());
    after(1);
    assertThat(age(something)).isEqualTo(1);
    after(4);
    assertThat(age(something)).isEqualTo(4);
    assertThat(age(nothing)).isZero();
    after(-1);
    assertThat(age(something)).as("by the clock of another replica, not yet").isZero();
  }

  private void after(int seconds) {
    now = NOON.plusSeconds(seconds);
  }

  private static double number(LookedUp<Integer> lookedUp) {
    return lookedUp.number(Integer::doubleValue);
  }

  private static double age(LookedUp<Optional<Instant>> lookedUp) {
    return lookedUp.age(found -> found.orElse(null));
  }

  private Clock clock() {
    return new Clock() {
      @Override
      public Instant instant() {
        return now;
      }

      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }
    };
  }
}
