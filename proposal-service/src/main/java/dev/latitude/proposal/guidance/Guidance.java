package dev.latitude.proposal.guidance;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latitude.kit.problem.ProblemException;
import dev.latitude.proposal.friction.FrictionSign;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.function.Function;

/**
 * What is known about autonomy at work, in each language. It is put together once, when the service
 * starts, so that a text that is missing stops the start and not a reader.
 */
@Startup
@ApplicationScoped
class Guidance {
  /** All of it in one language, with its entity tag. */
  record Edition(Language language, String etag, GuidanceView content) {
    GuidanceTopicView topic(String slug) {
      var topic = GuidanceTopic.named(slug).orElseThrow(ProblemException::notFound);
      return content.items().get(Arrays.asList(GuidanceTopic.values()).indexOf(topic));
    }
  }

  private final Map<Language, Edition> editions = new EnumMap<>(Language.class);

  Guidance(ObjectMapper json) throws JsonProcessingException {
    for (var language : Language.values()) {
      var content = content(language.texts());
      editions.put(language, new Edition(language, etag(language, content, json), content));
    }
  }

  Edition in(Language language) {
    return Objects.requireNonNull(editions.get(language));
  }

  private static GuidanceView content(ResourceBundle texts) {
    return new GuidanceView(
        Arrays.stream(GuidanceTopic.values())
            .map(
                topic ->
                    new GuidanceTopicView(
                        topic.slug(),
                        texts.getString(topic.slug() + ".title"),
                        texts.getString(topic.slug() + ".text"),
                        entries(topic, texts)))
            .toList());
  }

  private static List<GuidanceEntryView> entries(GuidanceTopic topic, ResourceBundle texts) {
    return switch (topic) {
      case SIGNS -> entries(topic, FrictionSign.values(), AddressedBy::of, texts);
      case DRIVERS -> entries(topic, Driver.values(), AddressedBy::of, texts);
      case CONTEXT_EVENTS -> entries(topic, ContextEventKind.values(), AddressedBy::of, texts);
      case NEIGHBOURING_IDEAS -> entries(topic, NeighbouringIdea.values(), AddressedBy::of, texts);
    };
  }

  private static <E extends Enum<E>> List<GuidanceEntryView> entries(
      GuidanceTopic topic,
      E[] codes,
      Function<E, List<Feature>> addressedBy,
      ResourceBundle texts) {
    return Arrays.stream(codes)
        .map(
            code -> {
              var key = topic.slug() + "." + code.name();
              return new GuidanceEntryView(
                  code.name(),
                  texts.getString(key + ".title"),
                  texts.getString(key + ".text"),
                  addressedBy.apply(code).stream()
                      .map(feature -> FeatureLink.of(feature, texts))
                      .toList());
            })
        .toList();
  }

  /** Changes exactly when something in the edition does; two languages never share one. */
  private static String etag(Language language, GuidanceView content, ObjectMapper json)
      throws JsonProcessingException {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256")
              .digest(json.writeValueAsString(content).getBytes(UTF_8));
      return "\"" + language.tag() + "-" + HexFormat.of().formatHex(digest, 0, 8) + "\"";
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
