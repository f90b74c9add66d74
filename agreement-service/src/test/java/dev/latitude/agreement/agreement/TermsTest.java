package dev.latitude.agreement.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TermsTest {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(new JavaTimeModule())
          .setDefaultPropertyInclusion(JsonInclude.Include.NON_ABSENT)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

  static Stream<Arguments> midnights() {
    return Stream.of(
        arguments(null, "2026-03-28", "2026-03-29T00:00:00Z"),
        arguments("Europe/Berlin", "2026-03-28", "2026-03-28T23:00:00Z"),
        // the night in which the clocks go forward, and the one in which they go back
        arguments("Europe/Berlin", "2026-03-29", "2026-03-29T22:00:00Z"),
        arguments("Europe/Berlin", "2026-10-25", "2026-10-25T23:00:00Z"),
        arguments("Pacific/Auckland", "2026-06-30", "2026-06-30T12:00:00Z"),
        arguments("America/Los_Angeles", "2026-06-30", "2026-07-01T07:00:00Z"),
        // clocks that skip midnight itself: the day begins at one
        arguments("Africa/Cairo", "2026-04-23", "2026-04-23T22:00:00Z"));
  }

  @ParameterizedTest(name = "{1} in {0} is over at {2}")
  @MethodSource("midnights")
  void the_last_day_is_over_with_its_own_midnight(
      @Nullable String zone, String lastDay, String over) {
    var terms = terms(zone, LocalDate.parse(lastDay));
    var moment = Instant.parse(over);
    assertThat(terms.end()).isEqualTo(moment);
    assertThat(terms.areOverAt(moment)).isTrue();
    assertThat(terms.areOverAt(moment.minusNanos(1))).isFalse();
    assertThat(terms.day(moment)).isEqualTo(LocalDate.parse(lastDay).plusDays(1));
  }

  @Test
  void terms_of_the_first_agreements_read_and_write_as_they_were_signed() throws Exception {
    var signed =
        """
        {"employee":"robin","approver":"morgan","rights":[{"decision":"a.b","level":"DELEGATE","dimension":"QUALITY","risk":"LOW"}],\
        "boundaries":[],"expectations":[],"reviewPoints":[],"effectiveFrom":"2026-01-01",\
        "source":{"pilotId":"0198c0de-0000-7000-8000-000000000002","proposalId":"0198c0de-0000-7000-8000-000000000001"}}""";
    var read = JSON.readValue(signed, Terms.class);
    assertThat(read.triggers()).isEmpty();
    assertThat(read.contextClauses()).isEmpty();
    assertThat(JSON.writeValueAsString(read)).isEqualTo(signed);
  }

  private static Terms terms(@Nullable String zone, LocalDate lastDay) {
    return new Terms(
        "robin",
        "morgan",
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        LocalDate.parse("2026-01-01"),
        lastDay,
        zone,
        new Origin(null, new UUID(0, 1)));
  }
}
