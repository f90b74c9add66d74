package dev.latitude.agreement.attestation;

import static dev.latitude.agreement.attestation.KeyFolder.newPair;
import static dev.latitude.agreement.attestation.KeyFolder.writePrivate;
import static dev.latitude.agreement.attestation.KeyFolder.writePublic;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.jwk.JWKSet;
import dev.latitude.agreement.attestation.Attested.Signed;
import dev.latitude.agreement.attestation.ShownJws.Signature;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttestationsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Attested AGREED =
      new Attested(
          "{\"agreementId\":\"a\",\"terms\":{\"employee\":\"Größe €\"},\"version\":1}",
          List.of(
              new Signed("EMPLOYEE", "robin", "2026-03-02T08:00:00Z", "00"),
              new Signed("APPROVER", "morgan", "2026-03-03T08:00:00.123456Z", "00")));

  @TempDir Path folder;

  @Test
  void another_library_verifies_it_with_nothing_but_the_published_keys() throws Exception {
    writePrivate(folder, "one", newPair());
    var keys = keys(Optional.empty());

    var jws = JWSObject.parse(new Attestations(keys, JSON).sign(AGREED));

    var published = JWKSet.parse(JSON.writeValueAsString(keys.published()));
    var key = published.getKeyByKeyId(jws.getHeader().getKeyID()).toOctetKeyPair();
    assertThat(jws.verify(new Ed25519Verifier(key))).isTrue();
    assertThat(key.computeThumbprint().toString()).isEqualTo(jws.getHeader().getKeyID());
    assertThat(jws.getPayload().toBytes()).isEqualTo(AGREED.canonical().getBytes(UTF_8));
    assertThat(jws.getHeader().toJSONObject())
        .containsEntry("alg", "EdDSA")
        .containsEntry("typ", "latitude-agreement+jws")
        .containsEntry("cty", "json")
        .containsEntry(
            "signed",
            List.of(
                Map.of(
                    "role",
                    "EMPLOYEE",
                    "person",
                    "robin",
                    "at",
                    "2026-03-02T08:00:00Z",
                    "hash",
                    "00"),
                Map.of(
                    "role",
                    "APPROVER",
                    "person",
                    "morgan",
                    "at",
                    "2026-03-03T08:00:00.123456Z",
                    "hash",
                    "00")));
  }

  @Test
  void a_seal_is_no_agreement() throws Exception {
    writePrivate(folder, "one", newPair());
    var keys = keys(Optional.empty());
    var attestations = new Attestations(keys, JSON);

    var seal = JWSObject.parse(attestations.seal(AGREED.canonical()));

    var key = JWKSet.parse(JSON.writeValueAsString(keys.published())).getKeys().getFirst();
    assertThat(seal.verify(new Ed25519Verifier(key.toOctetKeyPair()))).isTrue();
    assertThat(seal.getHeader().toJSONObject())
        .containsOnly(
            Map.entry("alg", "EdDSA"),
            Map.entry("kid", key.getKeyID()),
            Map.entry("typ", "latitude-evidence+jws"),
            Map.entry("cty", "json"));
    assertThatExceptionOfType(NotAnAttestation.class)
        .isThrownBy(() -> attestations.read(seal.serialize()));
  }

  @Test
  void nothing_private_is_published() throws Exception {
    writePrivate(folder, "one", newPair());
    assertThat(JSON.writeValueAsString(keys(Optional.empty()).published())).doesNotContain("\"d\"");
  }

  @Test
  void the_same_version_gives_the_same_bytes() throws Exception {
    writePrivate(folder, "one", newPair());
    var one = new Attestations(keys(Optional.empty()), JSON).sign(AGREED);
    assertThat(new Attestations(keys(Optional.empty()), JSON).sign(AGREED)).isEqualTo(one);
  }

  @Test
  void keys_are_replaced_without_a_document_losing_its_worth() throws Exception {
    var first = newPair();
    var second = newPair();
    writePrivate(folder, "first", first);
    var old = new Attestations(keys(Optional.empty()), JSON).sign(AGREED);

    writePrivate(folder, "second", second);
    var between = keys(Optional.of("first"));
    assertThat(between.published().keys()).hasSize(2);
    assertThat(new Attestations(between, JSON).sign(AGREED)).isEqualTo(old);

    var after = new Attestations(keys(Optional.of("second")), JSON);
    var fresh = after.sign(AGREED);
    assertThat(fresh).isNotEqualTo(old);

    writePublic(folder, "first", first);
    var retired = new Attestations(keys(Optional.empty()), JSON);
    assertThat(retired.read(old).signature()).isEqualTo(Signature.HOLDS);
    assertThat(retired.read(fresh).signature()).isEqualTo(Signature.HOLDS);
    assertThat(retired.read(fresh).signed()).isEqualTo(AGREED.signed());
    assertThat(retired.read(fresh).payload()).isEqualTo(AGREED.canonical().getBytes(UTF_8));

    Files.delete(folder.resolve("first.pem"));
    assertThat(new Attestations(keys(Optional.empty()), JSON).read(old).signature())
        .as("a key that was thrown out proves nothing any more")
        .isEqualTo(Signature.OF_ANOTHER_KEY);
  }

  @Test
  void one_changed_bit_anywhere_breaks_it() throws Exception {
    writePrivate(folder, "one", newPair());
    var attestations = new Attestations(keys(Optional.empty()), JSON);
    var parts = attestations.sign(AGREED).split("\\.");

    for (int part = 0; part < 3; part++) {
      var bytes = Base64.getUrlDecoder().decode(parts[part]);
      int at = part == 0 ? new String(bytes, UTF_8).indexOf("robin") : bytes.length / 2;
      bytes[at] ^= 1;
      var changed = parts.clone();
      changed[part] = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
      assertThat(attestations.read(String.join(".", changed)).signature())
          .as("part %d", part)
          .isEqualTo(Signature.BROKEN);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"alg\":\"none\",\"typ\":\"latitude-agreement+jws\",\"kid\":\"x\"} | must be signed with EdDSA; its header names another 'alg'",
        "{\"alg\":\"HS256\",\"typ\":\"latitude-agreement+jws\",\"kid\":\"x\"}| must be signed with EdDSA; its header names another 'alg'",
        "{\"alg\":\"EdDSA\",\"typ\":\"JWT\",\"kid\":\"x\"} | must be an agreement, of the 'typ' latitude-agreement+jws",
        "{\"alg\":\"EdDSA\",\"typ\":\"latitude-agreement+jws\"} | must name the key it is signed with, as 'kid'",
        "[] | must be a JWS in its compact form: three parts in base64url, joined by dots",
      })
  void what_is_of_another_form_is_refused_by_name(String header, String must) throws Exception {
    writePrivate(folder, "one", newPair());
    var shown = Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(UTF_8));
    assertThatExceptionOfType(NotAnAttestation.class)
        .isThrownBy(() -> new Attestations(keys(Optional.empty()), JSON).read(shown + ".e30.AAAA"))
        .withMessage(must);
  }

  @Test
  void without_a_folder_nothing_starts() {
    assertThatIllegalStateException()
        .isThrownBy(() -> new AttestationKeys(config(Optional.empty(), Optional.empty())))
        .withMessageContaining("Set latitude.attestation.keys to a folder");
  }

  @Test
  void what_is_wrong_with_the_keys_is_said_by_name_and_never_quoted() throws Exception {
    assertThatIllegalStateException()
        .isThrownBy(() -> keys(Optional.empty()))
        .withMessage("There is no private key in " + folder + ", so nothing could be signed.");

    var pair = newPair();
    writePrivate(folder, "a", pair);
    writePrivate(folder, "b", newPair());
    assertThatIllegalStateException()
        .isThrownBy(() -> keys(Optional.empty()))
        .withMessage(
            "Several keys could sign (a, b). Name one in latitude.attestation.active-key.");
    assertThatIllegalStateException()
        .isThrownBy(() -> keys(Optional.of("c")))
        .withMessageContaining("is 'c', but there is no private key c.pem")
        .withMessageContaining("there are: a, b.");

    writePublic(folder, "c", pair);
    assertThatIllegalStateException()
        .isThrownBy(() -> keys(Optional.of("a")))
        .withMessageContaining("are the same one");
    Files.delete(folder.resolve("c.pem"));

    Files.writeString(folder.resolve("d.pem"), "-----BEGIN SECRET-----");
    assertThatIllegalStateException()
        .isThrownBy(() -> keys(Optional.of("a")))
        .withMessage(
            "The key %s cannot be used: it must be an Ed25519 key in PEM, private (PKCS #8) or public."
                .formatted(folder.resolve("d.pem")))
        .havingCause()
        .withMessageNotContaining("SECRET");
  }

  @Test
  void a_key_that_is_no_text_is_named() throws Exception {
    var file = Files.write(folder.resolve("raw.pem"), new byte[] {(byte) 0xff, 0, 1});
    assertThatIllegalStateException()
        .isThrownBy(() -> keys(Optional.empty()))
        .withMessageStartingWith("The key " + file + " cannot be used: ");
  }

  /** As openssl makes them: for whoever called it, who is rarely the one the service runs as. */
  @Test
  void a_key_of_somebody_else_is_named() throws Exception {
    writePrivate(folder, "one", newPair());
    var file = folder.resolve("one.pem");
    Files.setPosixFilePermissions(file, Set.of());
    assumeThat(Files.isReadable(file)).as("the superuser may read everything").isFalse();
    assertThatIllegalStateException()
        .isThrownBy(() -> keys(Optional.empty()))
        .withMessageStartingWith("The key " + file + " may not be read by the user");
  }

  @Test
  void a_mounted_secrets_hidden_files_are_passed_over() throws Exception {
    writePrivate(folder, "one", newPair());
    Files.createDirectory(folder.resolve("..data.pem"));
    Files.writeString(folder.resolve(".hidden.pem"), "nothing");
    Files.writeString(folder.resolve("README"), "nothing");
    assertThat(keys(Optional.empty()).active().name()).isEqualTo("one");
  }

  private AttestationKeys keys(Optional<String> active) {
    return new AttestationKeys(config(Optional.of(folder), active));
  }

  private static AttestationConfig config(Optional<Path> keys, Optional<String> active) {
    return new AttestationConfig() {
      @Override
      public Optional<Path> keys() {
        return keys;
      }

      @Override
      public Optional<String> activeKey() {
        return active;
      }
    };
  }
}
