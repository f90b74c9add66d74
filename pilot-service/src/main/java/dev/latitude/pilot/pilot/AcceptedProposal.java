package dev.latitude.pilot.pilot;

import java.util.UUID;

/** What a pilot is made from: a revision that both sides agreed to, and that is final. */
public record AcceptedProposal(
    UUID id, int revision, String author, String approver, Terms terms) {}
