package dev.latitude.proposal.bad;

import dev.latitude.kit.history.Aggregate;
import jakarta.persistence.Entity;

/** Writes all its columns with every command. */
@Entity
public class BadAggregate extends Aggregate {}
