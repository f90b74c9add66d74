package dev.latitude.kit.history;

/** Stands for the kit's, of which rules know the name alone. */
public class Aggregate {}
