package dev.latitude.proposal.bad;

/** Storage. */
public class BadRepository {}
