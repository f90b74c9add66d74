package dev.latitude.local.identity;

import dev.latitude.local.data.PrivateFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.Base64;

/** Private keys as OpenSSL writes them: PKCS #8 in PEM, for their owner alone. */
final class PemFiles {

  static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  static final String END = "-----END PRIVATE KEY-----";

  private PemFiles() {}

  static void write(Path file, PrivateKey key) throws IOException {
    var body = Base64.getMimeEncoder(64, new byte[] {'\n'});
    PrivateFiles.write(
        file, BEGIN + "\n" + body.encodeToString(key.getEncoded()) + "\n" + END + "\n");
  }
}
