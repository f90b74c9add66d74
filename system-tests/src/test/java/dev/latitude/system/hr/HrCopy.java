package dev.latitude.system.hr;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Keeps a copy of all agreements in a folder, and nothing but a JDK is needed for it:
 *
 * <pre>java HrCopy.java http://localhost:8080 token.txt copy once</pre>
 *
 * <p>{@code follow} goes on for ever, {@code once} ends when there is nothing new, and {@code
 * verify} finds what is not as it should be, and mends it. Each record is a file that holds its
 * content as canonical JSON. The cursor is a file of its own and is moved when all before it is
 * stored, so this may be killed at any moment: what comes twice is recognised by its revision. A
 * system with a database keeps the records and the cursor in one transaction.
 *
 * <p>{@link HrListener} keeps the same copy by webhooks.
 */
public final class HrCopy {
  private static final int EVENTS = 1_000;
  private static final int IDS = 50;
  private static final List<String> NOT_CONTENT = List.of("contentHash", "acknowledgement", "etag");

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final URI latitude;
  private final Path token;
  private final Path records;
  private final Path cursor;
  private final NavigableMap<String, Held> held = new TreeMap<>();

  /** A record that is stored; its hash is that of the bytes in the file. */
  private record Held(String id, long revision, String hash) {}

  HrCopy(URI latitude, Path token, Path folder) throws IOException {
    this.latitude = latitude;
    this.token = token;
    this.records = Files.createDirectories(folder.resolve("records"));
    this.cursor = folder.resolve("cursor");
    try (var files = Files.list(records)) {
      for (var file : files.filter(path -> path.toString().endsWith(".json")).toList()) {
        load(file);
      }
    }
  }

  private void load(Path file) throws IOException {
    var content = Files.readString(file);
    var id = file.getFileName().toString().replace(".json", "");
    held.put(sha256(id), new Held(id, revision(content), sha256(content)));
  }

  /** A file that somebody has damaged is older than anything. */
  private static long revision(String content) {
    try {
      return number(Json.object(content), "revision");
    } catch (RuntimeException damaged) {
      return 0;
    }
  }

  public static void main(String[] arguments) throws Exception {
    var copy = new HrCopy(URI.create(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]));
    switch (arguments[3]) {
      case "follow" -> {
        while (true) {
          copy.follow(30);
        }
      }
      case "once" -> {
        copy.catchUp();
        copy.acknowledge();
        copy.tell();
      }
      case "verify" -> {
        var wrong = copy.differences("");
        copy.read(wrong, true);
        System.out.println("wrong: " + wrong);
        copy.tell();
        System.exit(wrong.isEmpty() ? 0 : 1);
      }
      default -> throw new IllegalArgumentException("follow, once or verify");
    }
  }

  private void tell() throws IOException {
    System.out.println(held.size() + " agreements, at " + Files.readString(cursor));
  }

  // ---- snapshot, and feed ----

  /** Until there is nothing new. */
  void catchUp() throws IOException, InterruptedException {
    while (follow(0) > 0) {
      // and the next page
    }
  }

  /**
   * Reads on in the feed, from a snapshot on when there is no cursor, or one that is too old.
   *
   * @return how much there was, so that there may be more
   */
  private int follow(int wait) throws IOException, InterruptedException {
    if (!Files.exists(cursor)) {
      snapshot();
    }
    var after = Files.readString(cursor);
    var answer =
        get("/api/v1/agreement-events?limit=" + EVENTS + "&wait=" + wait + "&after=" + after);
    if (answer.statusCode() == 410) {
      if (text(Json.object(answer.body()), "type").equals("/problems/feed-restored")) {
        setAside(after);
      } else {
        System.out.println("The feed does not reach back to " + after);
      }
      Files.delete(cursor);
      return 1;
    }
    var page = Json.object(answer.body());
    var events = objects(page, "items");
    var changed =
        events.stream()
            .filter(event -> event.containsKey("changed"))
            .map(event -> text(event, "subject"))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    read(changed, false);
    write(cursor, text(page, "next"));
    return events.size();
  }

  /**
   * Latitude was restored to an earlier moment. What was copied after it may be of higher revisions
   * than the source has now, or of agreements that it does not know any more: for people to
   * compare.
   */
  private void setAside(String after) throws IOException {
    System.out.println("Latitude was restored to a moment before " + after);
    Files.move(
        records, records.resolveSibling("held-at-" + after + "-" + System.currentTimeMillis()));
    Files.createDirectory(records);
    held.clear();
  }

  /** Only a stream with its last line is whole. */
  private void snapshot() throws IOException, InterruptedException {
    String feedCursor = null;
    while (feedCursor == null) {
      try {
        feedCursor = stream();
      } catch (IOException | UncheckedIOException cut) {
        System.out.println("The snapshot was cut, so once more: " + cut.getMessage());
        Thread.sleep(1_000);
      }
    }
    write(cursor, feedCursor);
    System.out.println("Snapshot of " + held.size() + " agreements, up to " + feedCursor);
  }

  private String stream() throws IOException, InterruptedException {
    var answer =
        http.send(
            request("/api/v1/hr/agreements").header("Accept", "application/x-ndjson").build(),
            HttpResponse.BodyHandlers.ofLines());
    requireNotRefused(answer);
    try (var lines = answer.body()) {
      for (var line : (Iterable<String>) lines::iterator) {
        var value = Json.object(line);
        if (value.containsKey("complete")) {
          return text(value, "feedCursor");
        }
        if (value.containsKey("contentHash")) {
          store(value, false);
        }
      }
    }
    throw new IOException("there is no last line");
  }

  /** Reads the records of these agreements as they are now. */
  void read(Iterable<String> ids, boolean anyRevision) throws IOException, InterruptedException {
    var some = new ArrayList<String>();
    for (var id : ids) {
      some.add("id=" + id);
      if (some.size() == IDS) {
        readSome(some, anyRevision);
      }
    }
    if (!some.isEmpty()) {
      readSome(some, anyRevision);
    }
  }

  private void readSome(List<String> ids, boolean anyRevision)
      throws IOException, InterruptedException {
    var page = Json.object(get("/api/v1/hr/agreements?" + String.join("&", ids)).body());
    for (var record : objects(page, "items")) {
      store(record, anyRevision);
    }
    ids.clear();
  }

  /** What is older than what is held, or the same, has come twice. */
  private void store(Map<String, Object> record, boolean anyRevision) throws IOException {
    var content = new TreeMap<>(record);
    content.keySet().removeAll(NOT_CONTENT);
    var canonical = Json.canonical(content);
    var hash = sha256(canonical);
    if (!hash.equals(text(record, "contentHash"))) {
      throw new IllegalStateException("Not what was sent: " + record);
    }
    var id = text(record, "id");
    var before = held.get(sha256(id));
    long revision = number(record, "revision");
    if (before == null || before.revision() < revision || anyRevision) {
      write(records.resolve(id + ".json"), canonical);
      held.put(sha256(id), new Held(id, revision, hash));
    }
  }

  /** The old file or the new one is there, and never half of one. */
  private static void write(Path file, String text) throws IOException {
    var fresh = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), text);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }

  // ---- acknowledging ----

  /** Of what Latitude believes not to have arrived, says what has. */
  private void acknowledge() throws IOException, InterruptedException {
    var next = "";
    while (next != null) {
      var page = Json.object(get("/api/v1/hr/sync-status?limit=200" + next).body());
      for (var waiting : objects(page, "items")) {
        var id = text(waiting, "id");
        var stored = held.get(sha256(id));
        if (stored != null && stored.revision() == number(waiting, "revision")) {
          var body = "{\"hrId\": \"copy-" + id + "\", \"revision\": " + stored.revision() + "}";
          send(
              request("/api/v1/hr/agreements/" + id + "/acknowledgement")
                  .header("Content-Type", "application/json")
                  .PUT(HttpRequest.BodyPublishers.ofString(body))
                  .build());
        }
      }
      next = page.containsKey("next") ? "&cursor=" + text(page, "next") : null;
    }
  }

  // ---- verifying ----

  /** Ids that the two sides do not hold alike: goes down into the buckets whose hashes differ. */
  private List<String> differences(String prefix) throws IOException, InterruptedException {
    var query = prefix.isEmpty() ? "" : "?prefix=" + prefix;
    var theirs = Json.object(get("/api/v1/hr/digest" + query).body());
    var wrong = new ArrayList<String>();
    if (text(theirs, "hash").equals(digest(prefix))) {
      return wrong;
    }
    if (prefix.length() == 3) {
      var mine =
          within(prefix).stream()
              .collect(Collectors.toMap(Held::id, Held::hash, (a, _) -> a, TreeMap::new));
      for (var entry : objects(theirs, "agreements")) {
        if (!text(entry, "contentHash").equals(mine.remove(text(entry, "id")))) {
          wrong.add(text(entry, "id"));
        }
      }
      wrong.addAll(mine.keySet());
    } else {
      for (var bucket : objects(theirs, "buckets")) {
        if (!text(bucket, "hash").equals(digest(text(bucket, "prefix")))) {
          wrong.addAll(differences(text(bucket, "prefix")));
        }
      }
    }
    return wrong;
  }

  /** The hash of what is held in a bucket. */
  private String digest(String prefix) {
    var lines = new StringBuilder();
    if (prefix.length() == 3) {
      within(prefix).stream()
          .sorted(Comparator.comparing(Held::id))
          .forEach(is -> lines.append(is.id() + " " + is.revision() + " " + is.hash() + "\n"));
    } else {
      for (char digit : "0123456789abcdef".toCharArray()) {
        var bucket = prefix + digit;
        int count = within(bucket).size();
        if (count > 0) {
          lines.append(bucket + " " + count + " " + digest(bucket) + "\n");
        }
      }
    }
    return sha256(lines.toString());
  }

  /** What has a key that begins so. */
  private Collection<Held> within(String prefix) {
    return held.subMap(prefix, prefix + "g").values();
  }

  private static String sha256(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  // ---- HTTP, and JSON ----

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path).header("Accept", "application/json").build());
  }

  /** The token is read anew each time, since somebody replaces it before it expires. */
  private HttpRequest.Builder request(String path) throws IOException {
    return HttpRequest.newBuilder(latitude.resolve(path))
        .timeout(Duration.ofSeconds(90))
        .header("Authorization", "Bearer " + Files.readString(token).strip());
  }

  /** What is away for a while is asked again; what is wrong is not. */
  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    while (true) {
      var pause = Duration.ofSeconds(1);
      try {
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        int status = answer.statusCode();
        if (status == 200 || status == 410) {
          return answer;
        }
        requireNotRefused(answer);
        pause = Duration.ofSeconds(answer.headers().firstValueAsLong("Retry-After").orElse(1));
      } catch (IOException away) {
        System.out.println("Trying again: " + away);
      }
      Thread.sleep(pause);
    }
  }

  private static void requireNotRefused(HttpResponse<?> answer) {
    int status = answer.statusCode();
    if (status / 100 == 4 && status != 429) {
      throw new IllegalStateException(answer.uri() + " answers " + status);
    }
  }

  static String text(Map<String, Object> object, String name) {
    return String.valueOf(object.get(name));
  }

  private static long number(Map<String, Object> object, String name) {
    return ((BigDecimal) object.get(name)).longValueExact();
  }

  @SuppressWarnings("unchecked") // as the contract says
  private static List<Map<String, Object>> objects(Map<String, Object> object, String name) {
    return (List<Map<String, Object>>) object.get(name);
  }

  /** As much of JSON as is needed here; use a library if there is one at hand. */
  static final class Json {
    private final String text;
    private int at;

    private Json(String text) {
      this.text = text;
    }

    @SuppressWarnings("unchecked") // every answer is an object
    static Map<String, Object> object(String text) {
      return (Map<String, Object>) new Json(text).value();
    }

    private Object value() {
      return switch (peek()) {
        case '{' -> map();
        case '[' -> list();
        case '"' -> string();
        default -> word();
      };
    }

    private Map<String, Object> map() {
      var map = new LinkedHashMap<String, Object>();
      at++;
      while (peek() != '}') {
        var name = string();
        skip(':');
        map.put(name, value());
        if (peek() == ',') {
          at++;
        }
      }
      at++;
      return map;
    }

    private List<Object> list() {
      var list = new ArrayList<>();
      at++;
      while (peek() != ']') {
        list.add(value());
        if (peek() == ',') {
          at++;
        }
      }
      at++;
      return list;
    }

    private String string() {
      var string = new StringBuilder();
      skip('"');
      while (text.charAt(at) != '"') {
        char c = text.charAt(at++);
        string.append(c == '\\' ? escaped() : c);
      }
      at++;
      return string.toString();
    }

    private char escaped() {
      char c = text.charAt(at++);
      return switch (c) {
        case 'b' -> '\b';
        case 'f' -> '\f';
        case 'n' -> '\n';
        case 'r' -> '\r';
        case 't' -> '\t';
        case 'u' -> {
          at += 4;
          yield (char) Integer.parseInt(text.substring(at - 4, at), 16);
        }
        default -> c;
      };
    }

    private Object word() {
      int from = at;
      while (at < text.length() && ",]} \n\r\t".indexOf(text.charAt(at)) < 0) {
        at++;
      }
      var word = text.substring(from, at);
      return switch (word) {
        case "true" -> true;
        case "false" -> false;
        default -> new BigDecimal(word);
      };
    }

    private char peek() {
      while (" \n\r\t".indexOf(text.charAt(at)) >= 0) {
        at++;
      }
      return text.charAt(at);
    }

    private void skip(char expected) {
      if (peek() != expected) {
        throw new IllegalArgumentException(expected + " expected at " + at + " of " + text);
      }
      at++;
    }

    /** As RFC 8785 has it. The numbers of a record are whole ones. */
    static String canonical(Object value) {
      return switch (value) {
        case Map<?, ?> map ->
            new TreeMap<>(map)
                .entrySet().stream()
                    .map(entry -> canonical(entry.getKey()) + ":" + canonical(entry.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        case List<?> list ->
            list.stream().map(Json::canonical).collect(Collectors.joining(",", "[", "]"));
        case String string -> quoted(string);
        case BigDecimal number -> number.toBigIntegerExact().toString();
        default -> value.toString();
      };
    }

    private static String quoted(String string) {
      var quoted = new StringBuilder("\"");
      for (int i = 0; i < string.length(); i++) {
        char c = string.charAt(i);
        switch (c) {
          case '"' -> quoted.append("\\\"");
          case '\\' -> quoted.append("\\\\");
          case '\b' -> quoted.append("\\b");
          case '\f' -> quoted.append("\\f");
          case '\n' -> quoted.append("\\n");
          case '\r' -> quoted.append("\\r");
          case '\t' -> quoted.append("\\t");
          default -> quoted.append(c < ' ' ? "\\u%04x".formatted((int) c) : c);
        }
      }
      return quoted.append('"').toString();
    }
  }
}
