package dev.latitude.bench.limit;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/**
 * A limit: an HTTP server that answers every request with the same bytes, on the machinery that
 * services have, without anything of what makes them services. A process of its own.
 */
public final class SmallestServer implements AutoCloseable {
  private final Process process;
  private final URI uri;

  private SmallestServer(Process process, URI uri) {
    this.process = process;
    this.uri = uri;
  }

  public static SmallestServer start(String contentType, String body) {
    try {
      var process =
          new ProcessBuilder(
                  List.of(
                      Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                      "-Xmx256m",
                      "-XX:+UseSerialGC",
                      "--sun-misc-unsafe-memory-access=allow",
                      "-cp",
                      System.getProperty("java.class.path"),
                      SmallestServer.class.getName(),
                      contentType,
                      Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8))))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      var port =
          new BufferedReader(
                  new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
              .readLine();
      return new SmallestServer(process, URI.create("http://127.0.0.1:" + port));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI uri() {
    return uri;
  }

  @Override
  public void close() {
    process.destroy();
  }

  /** Content type and body are given, the latter in Base64; says the port in a line. */
  public static void main(String[] arguments) throws IOException {
    var type = arguments[0];
    var body = Buffer.buffer(Base64.getDecoder().decode(arguments[1]));
    var server =
        Vertx.vertx()
            .createHttpServer()
            .requestHandler(
                request -> {
                  var _ = request.response().putHeader("Content-Type", type).end(body);
                })
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
    System.out.println(server.actualPort());
    // Whoever started this ends it, at the latest by closing this stream.
    var _ = System.in.readAllBytes();
    System.exit(0);
  }
}
