package dev.latitude.proposal.friction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latitude.proposal.proposal.WorkScope;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FrictionEntryTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  @Test
  void a_day_that_has_begun_anywhere_on_earth_can_be_noted() {
    assertThat(on("2026-03-02").day()).isEqualTo("2026-03-02");
    assertThat(on("2026-03-03").day()).as("fourteen hours east").isEqualTo("2026-03-03");
  }

  @Test
  void a_day_that_has_begun_nowhere_cannot() {
    assertThatThrownBy(() -> on("2026-03-04"))
        .isInstanceOf(FrictionRefusal.DayToCome.class)
        .hasMessage("must not be a day to come: the latest possible one is 2026-03-03");
  }

  @Test
  void a_refused_replacement_changes_nothing() {
    var entry = on("2026-03-02");
    assertThatThrownBy(() -> entry.replace(content("2026-03-04"), NOON))
        .isInstanceOf(FrictionRefusal.DayToCome.class);
    assertThat(entry.day()).isEqualTo("2026-03-02");
    assertThat(entry.version()).isEqualTo(1);
  }

  private static FrictionEntry on(String day) {
    return new FrictionEntry(UUID.randomUUID(), NOON, "robin", content(day));
  }

  private static FrictionEntryContent content(String day) {
    return new FrictionEntryContent(
        FrictionSign.CALENDAR_TAKEN, null, LocalDate.parse(day), null, WorkScope.ROLE, null);
  }
}
