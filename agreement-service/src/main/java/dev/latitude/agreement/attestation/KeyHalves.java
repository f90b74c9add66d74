package dev.latitude.agreement.attestation;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a PEM file has of an Ed25519 key pair. */
record KeyHalves(Optional<PrivateKey> privateHalf, PublicKey publicHalf) {
  private static final String CURVE = "Ed25519";
  private static final Pattern PEM =
      Pattern.compile(
          "\\s*-----BEGIN (?<kind>PRIVATE|PUBLIC) KEY-----(?<body>[A-Za-z0-9+/=\\s]+)-----END \\k<kind> KEY-----\\s*");

  /** Fails when it is no such file, without quoting it: it may hold a secret. */
  static KeyHalves ofPem(String pem) throws GeneralSecurityException {
    var found = PEM.matcher(pem);
    if (!found.matches()) {
      throw new GeneralSecurityException("it is not one PEM block PRIVATE KEY or PUBLIC KEY");
    }
    var encoded = Base64.getMimeDecoder().decode(found.group("body"));
    var factory = KeyFactory.getInstance(CURVE);
    if (found.group("kind").equals("PUBLIC")) {
      var key = (EdECPublicKey) factory.generatePublic(new X509EncodedKeySpec(encoded));
      return new KeyHalves(Optional.empty(), key);
    }
    var key = (EdECPrivateKey) factory.generatePrivate(new PKCS8EncodedKeySpec(encoded));
    return new KeyHalves(Optional.of(key), publicHalfOf(key));
  }

  /**
   * The JDK has no method that makes the public half of a private key, but its generator makes a
   * pair out of the random bytes it is given, which for this curve are the private key. That is not
   * promised anywhere, so the pair is tried out.
   */
  private static PublicKey publicHalfOf(EdECPrivateKey key) throws GeneralSecurityException {
    var seed = key.getBytes().orElseThrow(() -> new GeneralSecurityException("it has no bytes"));
    var generator = KeyPairGenerator.getInstance(CURVE);
    generator.initialize(NamedParameterSpec.ED25519, new Given(seed));
    var publicHalf = generator.generateKeyPair().getPublic();
    Arrays.fill(seed, (byte) 0);
    requirePair(key, publicHalf);
    return publicHalf;
  }

  private static void requirePair(PrivateKey privateHalf, PublicKey publicHalf)
      throws GeneralSecurityException {
    var trial = CURVE.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    var signer = Signature.getInstance(CURVE);
    signer.initSign(privateHalf);
    signer.update(trial);
    var verifier = Signature.getInstance(CURVE);
    verifier.initVerify(publicHalf);
    verifier.update(trial);
    if (!verifier.verify(signer.sign())) {
      throw new GeneralSecurityException("its public half cannot be computed on this JDK");
    }
  }

  /** Gives what it was given. */
  private static final class Given extends SecureRandom {
    private final transient byte[] bytes;

    Given(byte[] bytes) {
      this.bytes = bytes.clone();
    }

    @Override
    public void nextBytes(byte[] wanted) {
      System.arraycopy(bytes, 0, wanted, 0, wanted.length);
    }
  }
}
