package dev.latitude.agreement.agreement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A signature as clients see it. */
@Schema(name = "Signature", description = "A party's yes to one version, by its hash.")
public record SignatureView(
    @Schema(examples = "robin") String person,
    Party role,
    Instant at,
    @Schema(description = "Hash of the version that was signed.") String hash) {

  static SignatureView from(Signature signature) {
    return new SignatureView(
        signature.person(), signature.role(), signature.signedAt(), signature.hash());
  }

  /** The signatures under the version in force or on the table. */
  public static List<SignatureView> of(Agreement agreement) {
    return of(agreement.wording());
  }

  /** By the parties that the version names; another may approve since. */
  static List<SignatureView> of(Wording wording) {
    var hash = wording.hash();
    if (hash == null) {
      return List.of();
    }
    var signatures = new ArrayList<SignatureView>();
    var employee = wording.employeeSignedAt();
    if (employee != null) {
      signatures.add(new SignatureView(wording.terms().employee(), Party.EMPLOYEE, employee, hash));
    }
    var approver = wording.approverSignedAt();
    if (approver != null) {
      signatures.add(new SignatureView(wording.terms().approver(), Party.APPROVER, approver, hash));
    }
    return signatures;
  }
}
