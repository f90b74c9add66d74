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
    return of(agreement.wording(), agreement);
  }

  static List<SignatureView> of(Wording wording, Agreement agreement) {
    var hash = wording.hash();
    if (hash == null) {
      return List.of();
    }
    var signatures = new ArrayList<SignatureView>();
    var employee = wording.employeeSignedAt();
    if (employee != null) {
      signatures.add(new SignatureView(agreement.employee(), Party.EMPLOYEE, employee, hash));
    }
    var approver = wording.approverSignedAt();
    if (approver != null) {
      signatures.add(new SignatureView(agreement.approver(), Party.APPROVER, approver, hash));
    }
    return signatures;
  }
}
