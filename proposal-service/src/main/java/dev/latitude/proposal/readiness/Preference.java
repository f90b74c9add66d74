package dev.latitude.proposal.readiness;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Wording that speaks of the author rather than of the work, in English and German, with the reason
 * why it weakens a request. The phrases are long enough to leave alone what merely sounds alike: a
 * boring machine, a freedom-of-information request, somebody who wants the client to have it early.
 */
enum Preference {
  WISH(
      "tells what you would like, and the approver weighs what the work gains.",
      "i (?:really )?want (?:to|more|my own)",
      "i(?:'d| would) (?:really )?(?:like|love) (?:to|more|my own)",
      "i(?:'d| would) (?:rather|prefer)",
      "i prefer",
      "i wish",
      "my (?:personal )?preference",
      "ich (?:möchte|moechte|will)(?!,? (?:dass|daß))",
      "(?:möchte|moechte|will) ich(?!,? (?:dass|daß))",
      "ich (?:würde|wuerde|hätte|haette) (?:sehr )?gerne?",
      "(?:würde|wuerde|hätte|haette) ich (?:sehr )?gerne?",
      "ich wünsche mir|wünsche ich mir|ich wuensche mir",
      "ich bevorzuge",
      "mein (?:persönlicher )?wunsch",
      "(?:mir wäre|wäre mir|mir ist|ist mir)(?: es)? lieber"),
  FEELING(
      "tells how it feels, which is hard to weigh against a risk.",
      "i feel",
      "i (?:really )?(?:enjoy|love|hate|dislike)",
      "(?:i am|i'm) (?:tired|sick|bored|fed up)",
      "(?:tired|sick|fed up) (?:of|with) (?:being|having|asking|waiting)",
      "(?:is|are|be|more|for) fun",
      "(?:is|are|so) boring",
      "(?:annoys|frustrates|bores) me",
      "ich (?:mag|liebe|hasse|genieße)",
      "ich fühle mich|fühle ich mich",
      "nervt mich|mich nervt",
      "macht (?:mir )?(?:mehr )?(?:spaß|spass)",
      "keine lust",
      "(?:langweilt|frustriert) mich|ist (?:mir )?langweilig",
      "ich habe es satt",
      "gefällt mir"),
  FAIRNESS(
      "turns the request into a question of fairness, which nobody can settle on one page.",
      "i deserve",
      "i(?:'ve| have) earned",
      "(?:it's|it is|that's|that is) (?:unfair|not fair)",
      "(?:others|my colleagues|my peers|everyone else|everybody else) (?:may|can|get to|gets to|are allowed|is allowed)",
      "ich verdiene",
      "(?:ich habe|habe ich)(?: es)? mir verdient",
      "ist (?:unfair|ungerecht)",
      "(?:andere|alle anderen|meine kollegen|meine kolleginnen) (?:dürfen|können|duerfen|koennen)"),
  FREEDOM(
      "asks for freedom as such; a decision with a name is easier to hand over.",
      "more (?:freedom|independence|autonomy)",
      "my own boss",
      "(?:being|be) (?:controlled|micromanaged|micro-managed)",
      "mehr (?:freiheit|freiheiten|freiraum|autonomie|unabhängigkeit|selbstständigkeit|selbständigkeit)",
      "mein(?:e)? eigene(?:r)? (?:chef|chefin)",
      "(?:kontrolliert|gegängelt) (?:werden|zu werden)");

  private static final int FLAGS =
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

  private final String why;
  private final Pattern words;

  Preference(String why, String... phrases) {
    this.why = why;
    this.words =
        Pattern.compile(
            Arrays.stream(phrases).collect(Collectors.joining("|", "\\b(?:", ")\\b")), FLAGS);
  }

  /**
   * Which words of the text are of this kind, and why they weaken it; empty when there are none.
   */
  static String explain(String text) {
    var plain =
        Normalizer.normalize(text, Normalizer.Form.NFC).replace('’', '\'').replaceAll("\\s+", " ");
    return Arrays.stream(values())
        .map(kind -> kind.explainIn(plain))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(" "));
  }

  private Optional<String> explainIn(String plain) {
    List<String> found =
        words
            .matcher(plain)
            .results()
            .map(MatchResult::group)
            .distinct()
            .map(phrase -> "'" + phrase + "'")
            .toList();
    return found.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", found) + " " + why);
  }
}
