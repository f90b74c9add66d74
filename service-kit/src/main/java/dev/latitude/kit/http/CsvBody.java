package dev.latitude.kit.http;

/**
 * A request body in CSV, as text: UTF-8, without the byte order mark that spreadsheets put first.
 */
public record CsvBody(String text) {}
