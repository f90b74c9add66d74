package dev.latitude.agreement.pilotfeed;

import dev.latitude.agreement.register.Grant;
import dev.latitude.agreement.register.Source;
import dev.latitude.agreement.right.Boundary;
import dev.latitude.agreement.right.Lists;
import dev.latitude.agreement.right.Right;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What this service reads of a {@code pilot.started}, {@code pilot.resumed}, {@code
 * pilot.reinstated}, {@code pilot.extended} or {@code pilot.handed-over}.
 */
record RightsBegun(
    @NotBlank String author,
    @NotBlank String approver,
    @NotEmpty List<@NotNull @Valid Right> rights,
    List<@NotNull @Valid Boundary> boundaries,
    @NotNull Instant from,
    @NotNull Instant until) {

  RightsBegun {
    boundaries = Lists.orEmpty(boundaries);
  }

  Grant grant(UUID pilot) {
    return new Grant(author, approver, rights, boundaries, Source.pilot(pilot), from, until);
  }
}
