package dev.latitude.agreement.attestation;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The public halves of all keys, as a JWK Set (RFC 7517). */
@Schema(
    name = "KeySet",
    description =
        "A JWK Set (RFC 7517): the public half of the key that signs now and of every key that has signed.")
public record KeySet(List<Key> keys) {

  /** One public key (RFC 8037). */
  @Schema(name = "PublicKey", description = "The public half of an Ed25519 key (RFC 8037).")
  public record Key(
      @Schema(examples = "OKP") String kty,
      @Schema(examples = "Ed25519") String crv,
      @Schema(
              description = "The key, in base64url.",
              examples = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo")
          String x,
      @Schema(
              description = "The key's thumbprint (RFC 7638): the `kid` of what it has signed.",
              examples = "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k")
          String kid,
      @Schema(examples = "sig") String use,
      @Schema(examples = "EdDSA") String alg) {}
}
