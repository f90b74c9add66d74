package dev.latitude.bench.load;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One HTTP/1.1 connection that is kept open. A load generator shares the processors with what it
 * measures, and this costs a tenth of a client that can do everything.
 */
public final class HttpWire implements AutoCloseable {
  private static final byte[] LENGTH = ascii("content-length:");
  private static final byte[] CHUNKED = ascii("transfer-encoding: chunked");

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final byte[] buffer = new byte[64 * 1024];
  private int next;
  private int filled;
  private byte[] line = new byte[1024];
  private int lineLength;
  private byte[] body = new byte[16 * 1024];
  private int bodyLength;

  /** Whether only the last line is kept of a body. */
  private boolean counting;

  private long lines;
  private int lineEnd;

  public HttpWire(URI address) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort());
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(120_000);
    in = socket.getInputStream();
    out = socket.getOutputStream();
  }

  /** A whole request; headers are given as in {@code "If-Match: *"}. */
  public static byte[] request(
      String method, String path, String token, byte[] content, String... headers) {
    var head =
        new StringBuilder(method)
            .append(' ')
            .append(path)
            .append(" HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ")
            .append(token)
            .append("\r\n");
    for (var header : headers) {
      head.append(header).append("\r\n");
    }
    if (content.length > 0) {
      head.append("Content-Length: ").append(content.length).append("\r\n");
    }
    var bytes = ascii(head.append("\r\n").toString());
    var whole = Arrays.copyOf(bytes, bytes.length + content.length);
    System.arraycopy(content, 0, whole, bytes.length, content.length);
    return whole;
  }

  public static byte[] get(String path, String token) {
    return request("GET", path, token, new byte[0]);
  }

  public static byte[] post(String path, String token, byte[] content, String... headers) {
    var all = Arrays.copyOf(headers, headers.length + 1);
    all[headers.length] = "Content-Type: application/json";
    return request("POST", path, token, content, all);
  }

  /** Sends the request, reads the answer whole, and says its status. */
  public int exchange(byte[] request) throws IOException {
    out.write(request);
    return receive();
  }

  /** The answer's body must be of this status and hold this text. */
  public void expect(byte[] request, int status, byte[] text) throws IOException {
    var actual = exchange(request);
    if (actual != status || !contains(text)) {
      throw new IOException(
          "Expected %d with %s, got %d: %s"
              .formatted(status, new String(text, StandardCharsets.UTF_8), actual, body()));
    }
  }

  /**
   * How many lines an answer has, and the last of them.
   *
   * @param count of ends of lines
   */
  public record Lines(long count, String last) {}

  /** Sends the request and counts the lines of the answer, however long it is; it must be 200. */
  public Lines lines(byte[] request) throws IOException {
    counting = true;
    lines = 0;
    lineEnd = -1;
    try {
      var status = exchange(request);
      if (status != 200) {
        throw new IOException("Expected 200, got %d: %s".formatted(status, body()));
      }
      return new Lines(lines, body().strip());
    } finally {
      counting = false;
    }
  }

  public String body() {
    return new String(body, 0, bodyLength, StandardCharsets.UTF_8);
  }

  public int bodyLength() {
    return bodyLength;
  }

  /** How often the text stands in the body. */
  public int count(byte[] text) {
    int count = 0;
    for (int i = indexOf(text, 0); i >= 0; i = indexOf(text, i + text.length)) {
      count++;
    }
    return count;
  }

  private boolean contains(byte[] text) {
    return indexOf(text, 0) >= 0;
  }

  private int indexOf(byte[] text, int from) {
    for (int i = from; i <= bodyLength - text.length; i++) {
      if (Arrays.equals(body, i, i + text.length, text, 0, text.length)) {
        return i;
      }
    }
    return -1;
  }

  private int receive() throws IOException {
    readLine();
    var status = (line[9] - '0') * 100 + (line[10] - '0') * 10 + (line[11] - '0');
    int length = 0;
    boolean chunked = false;
    for (readLine(); lineLength > 0; readLine()) {
      if (begins(LENGTH)) {
        length =
            Integer.parseInt(
                new String(
                        line,
                        LENGTH.length,
                        lineLength - LENGTH.length,
                        StandardCharsets.ISO_8859_1)
                    .strip());
      } else if (begins(CHUNKED)) {
        chunked = true;
      }
    }
    bodyLength = 0;
    if (chunked) {
      readChunks();
    } else {
      readBody(length);
    }
    return status;
  }

  private void readChunks() throws IOException {
    while (true) {
      readLine();
      int length =
          Integer.parseInt(new String(line, 0, lineLength, StandardCharsets.ISO_8859_1), 16);
      readBody(length);
      readLine();
      if (length == 0) {
        return;
      }
    }
  }

  private void readBody(int length) throws IOException {
    if (body.length < bodyLength + length) {
      body = Arrays.copyOf(body, Math.max(2 * body.length, bodyLength + length));
    }
    for (int missing = length; missing > 0; ) {
      fillIfEmpty();
      int part = Math.min(missing, filled - next);
      System.arraycopy(buffer, next, body, bodyLength, part);
      next += part;
      bodyLength += part;
      missing -= part;
      if (counting) {
        keepLastLine(bodyLength - part);
      }
    }
  }

  /** Counts the lines of what has just been read, and forgets all before the last whole one. */
  private void keepLastLine(int from) {
    int begin = 0;
    for (int i = from; i < bodyLength; i++) {
      if (body[i] == '\n') {
        lines++;
        begin = lineEnd + 1;
        lineEnd = i;
      }
    }
    System.arraycopy(body, begin, body, 0, bodyLength - begin);
    bodyLength -= begin;
    lineEnd -= begin;
  }

  private void readLine() throws IOException {
    lineLength = 0;
    for (byte b = read(); b != '\n'; b = read()) {
      if (lineLength == line.length) {
        line = Arrays.copyOf(line, 2 * line.length);
      }
      line[lineLength++] = b;
    }
    if (lineLength > 0 && line[lineLength - 1] == '\r') {
      lineLength--;
    }
  }

  /** Header names are compared without regard to case; the given text is in lower case. */
  private boolean begins(byte[] text) {
    if (lineLength < text.length) {
      return false;
    }
    for (int i = 0; i < text.length; i++) {
      if (Character.toLowerCase(line[i]) != text[i]) {
        return false;
      }
    }
    return true;
  }

  private byte read() throws IOException {
    fillIfEmpty();
    return buffer[next++];
  }

  private void fillIfEmpty() throws IOException {
    if (next == filled) {
      filled = in.read(buffer);
      next = 0;
      if (filled < 0) {
        filled = 0;
        throw new EOFException("The server has closed the connection");
      }
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
