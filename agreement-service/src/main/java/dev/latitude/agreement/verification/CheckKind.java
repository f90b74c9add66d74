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
      "The words are not those of the version; 'differences' says where.",
      "The words are those of the version, to the letter: as they were offered, or with the pseudonym that has taken a person's place since."),
  SIGNED(
      "Those who have signed it are those whom the document names.",
      "Those who have signed it are not those whom the document names."),
  KEPT_WORDS(
      "The words that are kept have the hash that was offered for signature.",
      "The words that are kept were changed after they had been offered; 'differences' says where they contradict one another.",
      "A pseudonym has taken a person's place in the words that are kept, since they were offered. They have the hash that the history tells of that."),
  KEPT_SIGNATURES(
      "Each signature that is kept is for this hash, and by a party.",
      "A signature that is kept is for another hash, or by somebody who is no party."),
  KEPT_HISTORY(
      "The history is whole, and tells of the same hash.",
      "The history was changed, or tells of another hash.");

  private final String holds;
  private final String fails;
  private final String holdsRewritten;

  CheckKind(String holds, String fails) {
    this(holds, fails, holds);
  }

  CheckKind(String holds, String fails, String holdsRewritten) {
    this.holds = holds;
    this.fails = fails;
    this.holdsRewritten = holdsRewritten;
  }

  String sentence(boolean held) {
    return held ? holds : fails;
  }

  /** What it means that it holds, of a version that has a pseudonym in its words. */
  String sentenceOfRewritten() {
    return holdsRewritten;
  }
}
