package dev.latitude.agreement.verification;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What can be checked of a document, and of what is kept. */
@Schema(description = "What was checked. More may come.")
public enum CheckKind {
  SIGNATURE(
      "A key of this service has signed the document.",
      "No key of this service has signed this document as it is: it was changed, or made by somebody else."),
  HASH("The hash is that of the version.", "The hash is not that of the version."),
  WORDS(
      "The words are those of the version, to the letter.",
      "The words are not those of the version; 'differences' says where."),
  SIGNED(
      "Those who have signed it are those whom the document names.",
      "Those who have signed it are not those whom the document names."),
  KEPT_WORDS(
      "The words that are kept have the hash that was offered for signature.",
      "The words that are kept were changed after they had been offered; 'differences' says where they contradict one another."),
  KEPT_SIGNATURES(
      "Each signature that is kept is for this hash, and by a party.",
      "A signature that is kept is for another hash, or by somebody who is no party."),
  KEPT_HISTORY(
      "The history is whole, and tells of the same hash.",
      "The history was changed, or tells of another hash.");

  private final String holds;
  private final String fails;

  CheckKind(String holds, String fails) {
    this.holds = holds;
    this.fails = fails;
  }

  String sentence(boolean held) {
    return held ? holds : fails;
  }
}
