package dev.latitude.local.demo;

/** Somebody in the story, with the token that makes requests theirs. */
public record Person(String id, String token) {}
