package dev.latitude.agreement.verification;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latitude.agreement.attestation.Attestations;
import dev.latitude.agreement.attestation.NotAnAttestation;
import dev.latitude.kit.identity.Actor;
import dev.latitude.kit.problem.Fault;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/**
 * Verifies what somebody shows. What is kept is never believed because it is kept: hashes are
 * computed anew from the terms, and compared with the signatures and with the chained history.
 */
@ApplicationScoped
class Verifications {
  private final Attestations attestations;
  private final OneState state;
  private final KeptVersions versions;
  private final KeptRecords records;
  private final ObjectMapper json;
  private final MeterRegistry metrics;
  private final Clock clock;

  Verifications(
      Attestations attestations,
      OneState state,
      KeptVersions versions,
      KeptRecords records,
      ObjectMapper json,
      MeterRegistry metrics,
      Clock clock) {
    this.attestations = attestations;
    this.state = state;
    this.versions = versions;
    this.records = records;
    this.json = json;
    this.metrics = metrics;
    this.clock = clock;
  }

  VerificationView verify(Shown shown, Actor actor) {
    var verdict =
        state.read(
            () ->
                switch (shown) {
                  case Shown.Document document -> document(document, actor);
                  case Shown.Words words -> words(words, actor);
                  case Shown.Reference reference -> reference(reference, actor);
                });
    metrics
        .counter("latitude.agreement.verifications", "outcome", verdict.outcome().name())
        .increment();
    return verdict;
  }

  private VerificationView document(Shown.Document document, Actor actor) {
    try {
      var jws = attestations.read(document.jws());
      var text = text(jws.payload()).orElseThrow(() -> notAnAgreement("/jws"));
      var named = named(text).orElseThrow(() -> notAnAgreement("/jws"));
      return begin(versions.find(named.agreementId(), named.version()), actor)
          .shownAsDocument(jws, text)
          .verdict(clock.instant());
    } catch (NotAnAttestation other) {
      throw VerificationRequest.wrong(Fault.at("/jws", "format", other.getMessage()));
    }
  }

  private VerificationView words(Shown.Words words, Actor actor) {
    var named = named(words.canonical()).orElseThrow(() -> notAnAgreement("/canonical"));
    return begin(versions.find(named.agreementId(), named.version()), actor)
        .shownAsWords(words.canonical())
        .verdict(clock.instant());
  }

  private VerificationView reference(Shown.Reference reference, Actor actor) {
    var id = reference.agreementId();
    var number = reference.version();
    var hash = reference.hash();
    if (id != null && number != null) {
      return begin(versions.find(id, number), actor)
          .shownAsReference(hash)
          .verdict(clock.instant());
    }
    return begin(versions.find(String.valueOf(hash)), actor)
        .shownAsReference(hash)
        .verdict(clock.instant());
  }

  private Verification begin(Optional<KeptVersion> version, Actor actor) {
    return new Verification(version.orElse(null), actor, records, json);
  }

  private static Optional<String> text(byte[] utf8) {
    try {
      return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString());
    } catch (CharacterCodingException notText) {
      return Optional.empty();
    }
  }

  private Optional<Named> named(String canonical) {
    try {
      var tree = json.readTree(canonical);
      var id = tree.path("agreementId");
      var version = tree.path("version");
      return id.isTextual() && version.isInt() && isVersion(tree)
          ? Optional.of(new Named(UUID.fromString(id.textValue()), version.intValue()))
          : Optional.empty();
    } catch (JsonProcessingException | IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  private static boolean isVersion(JsonNode tree) {
    return tree.path("terms").isObject();
  }

  private static RuntimeException notAnAgreement(String pointer) {
    return VerificationRequest.wrong(
        Fault.at(
            pointer,
            "not-an-agreement",
            "must hold the JSON object of a version, with agreementId, version and terms"));
  }

  /** The version that a text says it is. */
  private record Named(UUID agreementId, int version) {}
}
