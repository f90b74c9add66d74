package dev.latitude.proposal.readiness;

import java.util.List;

/** What there is to say of a proposal before it is put before its approver. */
public record ReadinessReport(List<Finding> findings, List<DriverAnswer> drivers) {}
