package dev.latitude.kit.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;

/** A request byte for byte as it is written here, which no client library would send. */
record RawRequest(URI server, String text) {
  /** The answer, byte for byte as well; the server closes the connection after it. */
  String answer() {
    try (var socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(text.getBytes(ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Sends it and hangs up. */
  void abandon() {
    try (var socket = new Socket(server.getHost(), server.getPort())) {
      socket.getOutputStream().write(text.getBytes(ISO_8859_1));
      socket.getOutputStream().flush();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
