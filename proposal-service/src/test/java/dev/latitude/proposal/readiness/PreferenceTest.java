package dev.latitude.proposal.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreferenceTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "I want the client to have the report on Monday.",
        "I would like the client to have it sooner.",
        "The client wants more reports.",
        "The report is free of errors and goes out a day earlier.",
        "Operators of boring machines get their plan a day earlier.",
        "Answers to freedom of information requests go out in time.",
        "Fundamental numbers are functional again.",
        "Customers feel that the answer is quicker.",
        "The client enjoys the report.",
        "Complaints about unfair competition are answered in a day.",
        "The tired route is retired.",
        "The preference list of suppliers stays as it is.",
        "I wrote twelve of these and none came back.",
        "Ich möchte, dass der Kunde den Bericht am Montag liest.",
        "Ich will dass der Kunde ihn am Montag hat.",
        "Lieber ein Tag früher beim Kunden als einer zu spät.",
        "Der Kunde mag den Bericht.",
        "Die Verlustquote sinkt um ein Zehntel.",
        "Die Freiheitsgrade der Messung bleiben gleich.",
        "Der Kunde verdient eine schnelle Antwort.",
        "Bis zur Freigabe vergeht ein Tag weniger.",
        ""
      })
  void outcomes_are_left_alone(String text) {
    assertThat(Preference.explain(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I want to decide this.",
        "i WANT   more say",
        "I’d like to decide this.",
        "I would rather decide this.",
        "I prefer to work alone.",
        "This is my personal preference.",
        "Ich möchte das selbst entscheiden.",
        "Das will ich selbst entscheiden.",
        "Ich würde gerne früher senden.",
        "ICH WÜNSCHE MIR mehr Vertrauen.",
        "Ich moechte das entscheiden.",
        "Mir wäre es lieber, allein zu arbeiten."
      })
  void wishes_are_explained(String text) {
    assertThat(Preference.explain(text))
        .endsWith("tells what you would like, and the approver weighs what the work gains.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I feel slowed down.",
        "I really enjoy this work.",
        "I am tired of waiting.",
        "Sick of asking.",
        "It would be more fun.",
        "Signing off is boring.",
        "Waiting frustrates me.",
        "Das Warten nervt mich.",
        "Es macht mir mehr Spaß.",
        "Ich fühle mich gebremst."
      })
  void feelings_are_explained(String text) {
    assertThat(Preference.explain(text))
        .endsWith("tells how it feels, which is hard to weigh against a risk.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I deserve this.",
        "I've earned it.",
        "That is not fair.",
        "Others are allowed to.",
        "Das habe ich mir verdient.",
        "Andere dürfen das auch."
      })
  void comparisons_with_others_are_explained(String text) {
    assertThat(Preference.explain(text)).contains("a question of fairness");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "More autonomy for me",
        "to be my own boss",
        "Nobody likes being micromanaged.",
        "Mehr Freiheit im Bericht",
        "Mehr Selbständigkeit"
      })
  void freedom_as_such_is_explained(String text) {
    assertThat(Preference.explain(text)).contains("a decision with a name is easier to hand over");
  }

  @Test
  void the_words_found_are_quoted_once_each_and_by_their_reason() {
    assertThat(
            Preference.explain(
                "I want to send it; I want to, because I prefer it and it is fun. I want more."))
        .isEqualTo(
            "'I want to', 'I prefer', 'I want more' tells what you would like, and the approver weighs what the work gains. 'is fun' tells"
                + " how it feels, which is hard to weigh against a risk.");
  }

  @Test
  void letters_made_of_two_characters_are_read_as_one() {
    var decomposed = Normalizer.normalize("Ich möchte das.", Normalizer.Form.NFD);
    assertThat(Preference.explain(decomposed)).startsWith("'Ich möchte' tells");
  }
}
