package dev.latitude.agreement.proposal;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** The draft that builds on a proposal. */
record FollowUp(@NotNull UUID id) {}
