package dev.latitude.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Tells what happened now as if it had happened on one certain day, to people with plain names and
 * with ids in the order of their appearance, so that the same story is always told in the same
 * words.
 */
final class Retelling {
  private static final LocalDate DAY = LocalDate.parse("2026-03-02");
  private static final Instant HOUR = Instant.parse("2026-03-02T09:00:00Z");

  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Pattern HASH = Pattern.compile("\\b[0-9a-f]{64}\\b");
  private static final Pattern SEQUENCE = Pattern.compile("\\b0\\d{18}\\b");
  private static final Pattern INSTANT =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?Z");
  private static final Pattern DATE = Pattern.compile("\\b\\d{4}-\\d{2}-\\d{2}\\b(?!T)");

  /** What says nothing to a reader of examples. */
  private static final Map<String, String> OPAQUE =
      Map.of(
          "next", "b3BhcXVl",
          "secret", "whsec_bm8tc2VjcmV0LWJ1dC1hbi1leGFtcGxlLW9mLW9uZQ==",
          "salt", "3f8a1c5e9b2d47608f1e3a5c7b9d2e4f",
          "jws", "eyJhbGciOiJFZERTQSIsImtpZCI6….eyJhZ3JlZW1lbnRJZCI6….kPrK_qmx…",
          "seal", "eyJhbGciOiJFZERTQSIsImtpZCI6….eyJhZ3JlZW1lbnQiOi….x9QnVb2s…");

  /** An address where nobody listens, and that needs no name server. */
  private static final String NOBODY = "127.0.0.1";

  private static final String RECEIVER = "hooks.hr.example";

  private final String telling;
  private final Instant begun;
  private final LocalDate today;
  private final Map<String, String> ids = new HashMap<>();
  private final Map<String, String> hashes = new HashMap<>();
  private final Map<String, String> sequences = new HashMap<>();
  private final Map<String, String> moments = new HashMap<>();

  Retelling(String telling, Instant begun, LocalDate today) {
    this.telling = telling;
    this.begun = begun;
    this.today = today;
  }

  JsonNode of(JsonNode told) {
    return switch (told) {
      case ObjectNode object -> {
        var retold = object.objectNode();
        object
            .properties()
            .forEach(
                property ->
                    retold.set(
                        property.getKey(),
                        OPAQUE.containsKey(property.getKey()) && property.getValue().isTextual()
                            ? TextNode.valueOf(OPAQUE.get(property.getKey()))
                            : of(property.getValue())));
        yield retold;
      }
      case ArrayNode array -> {
        var retold = array.arrayNode();
        array.forEach(element -> retold.add(of(element)));
        yield retold;
      }
      case TextNode text -> TextNode.valueOf(of(text.textValue()));
      default -> told;
    };
  }

  String of(String told) {
    var text =
        told.replace("-" + telling, "").replace(NOBODY + ":9", RECEIVER).replace(NOBODY, RECEIVER);
    text = replaced(INSTANT, text, this::moment);
    text = replaced(SEQUENCE, text, this::place);
    text = replaced(DATE, text, date -> shifted(LocalDate.parse(date)).toString());
    text =
        replaced(
            UUID,
            text,
            id ->
                ids.computeIfAbsent(
                    id, _ -> "019ca8a1-7c00-7000-8000-%012x".formatted(ids.size() + 1)));
    return replaced(
        HASH, text, hash -> hashes.computeIfAbsent(hash, _ -> sha256("hash " + hashes.size())));
  }

  /**
   * What has a fraction of a second has happened, or will some days after what happens: it gets a
   * moment in the order of appearance. What is planned is at a full second, and shifted by days.
   */
  private String moment(String text) {
    if (!text.contains(".")) {
      var planned = Instant.parse(text.length() == 17 ? text.replace("Z", ":00Z") : text);
      return planned.plus(ChronoUnit.DAYS.between(today, DAY), ChronoUnit.DAYS).toString();
    }
    long hours = Math.round(Duration.between(begun, Instant.parse(text)).toMinutes() / 60.0);
    return moments.computeIfAbsent(
        text, _ -> HOUR.plus(Duration.ofHours(hours)).plusSeconds(moments.size() + 1L).toString());
  }

  /** Places of a feed are microseconds, and here as far apart as its moments. */
  private String place(String sequence) {
    return sequences.computeIfAbsent(
        sequence,
        _ ->
            "%019d"
                .formatted(
                    ChronoUnit.MICROS.between(
                        Instant.EPOCH, HOUR.plusSeconds(sequences.size() + 1L))));
  }

  private LocalDate shifted(LocalDate date) {
    return date.plusDays(ChronoUnit.DAYS.between(today, DAY));
  }

  private static String replaced(
      Pattern pattern, String text, Function<String, String> replacement) {
    return pattern.matcher(text).replaceAll(found -> replacement.apply(found.group()));
  }

  private static String sha256(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
