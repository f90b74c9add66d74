package dev.latitude.proposal.readiness;

import dev.latitude.proposal.proposal.DelegationLevel;
import dev.latitude.proposal.proposal.Risk;
import org.jspecify.annotations.Nullable;

/**
 * What the catalogue says of one decision.
 *
 * @param ceiling highest level anyone may be granted
 * @param usualRisk absent where it was not looked up
 * @param retired whether nobody may ask for it any more
 */
public record DecisionPolicy(DelegationLevel ceiling, @Nullable Risk usualRisk, boolean retired) {}
