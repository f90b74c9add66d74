package dev.latitude.proposal.catalogue;

/**
 * What became of a decision type, and which proposals it blocks like that.
 *
 * @param dryRun whether it only would have become so; the type is then as it would be, and nothing
 *     was stored
 */
public record ChangedType(DecisionType type, Blocks blocks, boolean dryRun) {}
