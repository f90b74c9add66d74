package dev.latitude.agreement.register;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ser.BeanSerializer;
import dev.latitude.agreement.right.Boundary;
import dev.latitude.agreement.right.DelegationLevel;
import dev.latitude.agreement.right.Money;
import dev.latitude.kit.json.RestJson;
import dev.latitude.kit.problem.Fault;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** What is written by hand of an answer is what its record says. */
class CheckTextProperties {
  private static final ObjectMapper STOCK = new ObjectMapper();
  private static final ObjectMapper BY_HAND = new ObjectMapper();

  static {
    new RestJson().customize(STOCK);
    new RestJson().customize(BY_HAND);
    new RegisterJson().customize(BY_HAND);
  }

  @Example
  void answers_are_written_by_hand() throws JsonMappingException {
    var writers = BY_HAND.getSerializerProviderInstance();
    assertThat(writers.findValueSerializer(CheckResult.class))
        .isNotInstanceOf(BeanSerializer.class);
    assertThat(writers.findValueSerializer(CheckAnswers.class))
        .isNotInstanceOf(BeanSerializer.class);
  }

  @Property
  void an_answer_is_the_text_that_the_stock_writer_has_for_it(@ForAll("answers") CheckResult answer)
      throws JsonProcessingException {
    assertThat(bytes(BY_HAND, answer)).isEqualTo(bytes(STOCK, answer));
  }

  @Property(tries = 200)
  void so_is_a_batch_of_them(@ForAll("batches") CheckAnswers answers)
      throws JsonProcessingException {
    assertThat(bytes(BY_HAND, answers)).isEqualTo(bytes(STOCK, answers));
  }

  /** In one character for each byte, so that a difference can be read. */
  private static String bytes(ObjectMapper json, Object value) throws JsonProcessingException {
    return new String(json.writeValueAsBytes(value), ISO_8859_1);
  }

  @Provide
  Arbitrary<CheckAnswers> batches() {
    var check = answers().map(answer -> new CheckAnswers.Item(answer, null));
    var errors =
        texts()
            .map(text -> Fault.at("/questions/1/at", "invalid", text))
            .list()
            .ofMaxSize(2)
            .map(faults -> new CheckAnswers.Item(null, faults));
    return Arbitraries.frequencyOf(Tuple.of(4, check), Tuple.of(1, errors))
        .list()
        .ofMaxSize(8)
        .map(CheckAnswers::new);
  }

  @Provide
  Arbitrary<CheckResult> answers() {
    return Combinators.combine(
            texts(),
            texts(),
            moments(),
            Arbitraries.of(Answer.class),
            Arbitraries.of(ApprovalReason.class).injectNull(0.5),
            Arbitraries.of(DelegationLevel.class).injectNull(0.2),
            limits().injectNull(0.5),
            Arbitraries.of(true, false).injectNull(0.5))
        .flatAs(
            (person, decision, at, answer, reason, level, limit, withinLimit) ->
                Combinators.combine(
                        boundaries().list().ofMaxSize(3),
                        sources().injectNull(0.2),
                        moments().injectNull(0.5),
                        moments().injectNull(0.5),
                        moments().injectNull(0.5))
                    .as(
                        (boundaries, source, until, knownAt, asOf) ->
                            new CheckResult(
                                person,
                                decision,
                                at,
                                answer,
                                reason,
                                level,
                                limit,
                                withinLimit,
                                boundaries,
                                source,
                                until,
                                knownAt,
                                asOf)));
  }

  /** With what JSON has to escape, and what takes more bytes than one. */
  private static Arbitrary<String> texts() {
    return Arbitraries.oneOf(
            Arbitraries.strings().withCharRange(' ', '~'),
            Arbitraries.strings().withCharRange('\0', '\ud7ff'),
            Arbitraries.of("\"", "\\", "\n", "\u007f", "\u2028", "ä", "€", "😀"))
        .list()
        .ofMaxSize(3)
        .map(parts -> String.join("", parts));
  }

  /** The first of them come again and again, as in a batch. */
  private static Arbitrary<Instant> moments() {
    return Arbitraries.oneOf(
        Arbitraries.of("2026-03-02T09:00:00Z", "2026-03-02T09:00:00.120Z").map(Instant::parse),
        Combinators.combine(
                Arbitraries.longs().between(-63_000_000_000L, 260_000_000_000L),
                Arbitraries.of(0, 120_000_000, 123_456_000, 999_999_999))
            .as(Instant::ofEpochSecond));
  }

  private static Arbitrary<Money> limits() {
    return Combinators.combine(
            Arbitraries.oneOf(
                Arbitraries.bigDecimals().ofScale(2),
                Arbitraries.of("0", "0.00", "1E+3", "0.000000001").map(BigDecimal::new)),
            texts())
        .as(Money::new);
  }

  private static Arbitrary<Boundary> boundaries() {
    return Combinators.combine(texts(), texts()).as(Boundary::new);
  }

  private static Arbitrary<Source> sources() {
    return Combinators.combine(
            Arbitraries.of(Source.Kind.class),
            Arbitraries.create(UUID::randomUUID),
            Arbitraries.integers().injectNull(0.5))
        .as(Source::new);
  }
}
