package dev.latitude.pilot.bad;

/** A class of another service. */
public class PilotThing {}
