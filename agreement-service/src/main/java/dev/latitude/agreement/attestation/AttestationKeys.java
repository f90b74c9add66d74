package dev.latitude.agreement.attestation;

import dev.latitude.kit.start.StartAndExit;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jose4j.lang.JoseException;

/**
 * The keys that this service vouches with: one that signs now, and all others whose signatures are
 * to stay good. A service without a key of its owner's does not start: a key made on the way would
 * be gone with the replica, and with it the proof.
 */
@Singleton
public class AttestationKeys {
  private static final String EXTENSION = ".pem";

  private final List<AttestationKey> all;
  private final AttestationKey active;

  AttestationKeys(AttestationConfig config) {
    var folder =
        config
            .keys()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "No keys to sign agreements with are configured. Set latitude.attestation.keys to a folder with a file"
                            + " <name>.pem that 'openssl genpkey -algorithm ed25519' has made; docs/documents.md says more."));
    this.all = read(folder);
    this.active = choose(all, config.activeKey(), folder);
  }

  /**
   * After it is known whom to trust, and before any request: what is missing is told at once. A
   * process that serves nobody needs no key.
   */
  static void onStart(
      @Observes @Priority(2) StartupEvent event,
      Instance<AttestationKeys> keys,
      StartAndExit start) {
    if (!start.servesNobody()) {
      keys.get().active();
    }
  }

  AttestationKey active() {
    return active;
  }

  Optional<AttestationKey> find(String id) {
    return all.stream().filter(key -> key.id().equals(id)).findFirst();
  }

  public KeySet published() {
    return new KeySet(all.stream().map(AttestationKey::published).toList());
  }

  static List<AttestationKey> read(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      var keys = new ArrayList<AttestationKey>();
      for (var file : files.filter(AttestationKeys::isKey).sorted().toList()) {
        keys.add(key(file));
      }
      requireEachOnce(keys);
      return List.copyOf(keys);
    } catch (IOException unreadable) {
      throw new IllegalStateException(
          "The folder of latitude.attestation.keys cannot be read: " + folder, unreadable);
    }
  }

  static AttestationKey choose(List<AttestationKey> keys, Optional<String> wanted, Path folder) {
    var able = keys.stream().filter(AttestationKey::canSign).toList();
    var names = able.stream().map(AttestationKey::name).collect(Collectors.joining(", "));
    if (wanted.isEmpty()) {
      if (able.size() != 1) {
        throw new IllegalStateException(
            able.isEmpty()
                ? "There is no private key in " + folder + ", so nothing could be signed."
                : "Several keys could sign ("
                    + names
                    + "). Name one in latitude.attestation.active-key.");
      }
      return able.getFirst();
    }
    return able.stream()
        .filter(key -> key.name().equals(wanted.get()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "latitude.attestation.active-key is '%s', but there is no private key %s in %s; there are: %s."
                        .formatted(wanted.get(), wanted.get() + EXTENSION, folder, names)));
  }

  /** A secret that is mounted has hidden files beside those that are meant. */
  private static boolean isKey(Path file) {
    var name = file.getFileName().toString();
    return name.endsWith(EXTENSION) && !name.startsWith(".") && Files.isRegularFile(file);
  }

  private static AttestationKey key(Path file) throws IOException {
    var name = file.getFileName().toString();
    try {
      return AttestationKey.of(
          name.substring(0, name.length() - EXTENSION.length()),
          KeyHalves.ofPem(Files.readString(file)));
    } catch (AccessDeniedException notItsOwn) {
      throw new IllegalStateException(
          "The key %s may not be read by the user that the service runs as. Let it be read by that user."
              .formatted(file),
          notItsOwn);
    } catch (CharacterCodingException
        | GeneralSecurityException
        | JoseException
        | ClassCastException
        | IllegalArgumentException unusable) {
      throw new IllegalStateException(
          "The key %s cannot be used: it must be an Ed25519 key in PEM, private (PKCS #8) or public."
              .formatted(file),
          unusable);
    }
  }

  private static void requireEachOnce(List<AttestationKey> keys) {
    for (var key : keys) {
      keys.stream()
          .filter(other -> other != key && other.id().equals(key.id()))
          .findFirst()
          .ifPresent(
              other -> {
                throw new IllegalStateException(
                    "The keys %s and %s are the same one; remove one of them."
                        .formatted(key.name(), other.name()));
              });
    }
  }
}
