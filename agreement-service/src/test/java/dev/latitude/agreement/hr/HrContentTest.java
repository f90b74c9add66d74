package dev.latitude.agreement.hr;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.latitude.agreement.agreement.AgreedRight;
import dev.latitude.agreement.agreement.AgreementState;
import dev.latitude.agreement.agreement.Ending;
import dev.latitude.agreement.hr.HrAgreement.UpcomingVersion;
import dev.latitude.agreement.right.Boundary;
import dev.latitude.agreement.right.DelegationLevel;
import dev.latitude.agreement.right.Dimension;
import dev.latitude.agreement.right.Money;
import dev.latitude.agreement.right.Risk;
import dev.latitude.kit.json.RestJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.erdtman.jcs.JsonCanonicalizer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Held against another implementation of RFC 8785. */
class HrContentTest {
  private final ObjectMapper json = mapper();
  private final HrContent contents = new HrContent(json);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "\"quoted\" and \\ back / slash",
        "Größe, naïve, 日本語, \uD83D\uDE00, \u20AC",
        "line\u2028separator\u2029 \u007F \u0080 \uFEFF",
        "<script>&amp;'</script>",
        ""
      })
  void its_bytes_are_the_canonical_ones(String text) throws IOException {
    assertCanonical(everything(text));
  }

  @Test
  void control_characters_are_written_as_the_canonical_form_has_them() throws IOException {
    assertCanonical(
        everything(
            IntStream.rangeClosed(1, 0x20)
                .mapToObj(Character::toString)
                .collect(Collectors.joining())));
  }

  @Test
  void what_is_absent_is_not_among_them() throws IOException {
    assertCanonical(nothingMore());
    assertThat(new String(contents.bytes(nothingMore()), UTF_8))
        .doesNotContain("null", "contentHash", "acknowledgement", "etag", "upcoming");
  }

  @Test
  void a_line_of_the_stream_is_the_record_of_a_page() throws IOException {
    var acknowledged = new Acknowledgement("E-\"4711\"", 5, Instant.parse("2026-03-30T09:12:44Z"));
    assertSameLine(new HrRecord(everything("x"), acknowledged, "\"5-1\""));
    assertSameLine(new HrRecord(nothingMore(), null, "\"5\""));
  }

  private void assertSameLine(HrRecord record) throws IOException {
    var out = new ByteArrayOutputStream();
    contents.writeLine(record, out);
    var line = out.toString(UTF_8);
    assertThat(line).endsWith("}\n").hasLineCount(1);
    assertThat(json.readTree(line))
        .isEqualTo(json.readTree(json.writeValueAsBytes(contents.told(record))));
    assertThat(json.readTree(line).get("contentHash").asText()).matches("[0-9a-f]{64}");
  }

  private void assertCanonical(HrAgreement content) throws IOException {
    var plain = json.writeValueAsString(content);
    assertThat(new String(contents.bytes(content), UTF_8))
        .isEqualTo(new JsonCanonicalizer(plain).getEncodedString());
  }

  private static HrAgreement everything(String text) {
    var instant = Instant.parse("2026-04-01T00:00:00.123456Z");
    var right =
        new AgreedRight(
            text,
            DelegationLevel.ADVISE,
            Dimension.QUALITY,
            new Money(new BigDecimal("0.10"), "EUR"),
            Risk.LOW,
            true);
    var boundary = new Boundary(text, "morgan");
    var day = LocalDate.parse("2026-04-01");
    return agreement(
        text,
        day,
        instant,
        List.of(right, right),
        List.of(boundary),
        new UpcomingVersion(
            2, day, day, "Europe/Berlin", List.of(right), List.of(boundary), "cd", instant),
        Ending.Cause.TERMINATED);
  }

  private static HrAgreement nothingMore() {
    return agreement("robin", null, null, List.of(), List.of(), null, null);
  }

  private static HrAgreement agreement(
      String employee,
      @Nullable LocalDate to,
      @Nullable Instant instant,
      List<AgreedRight> rights,
      List<Boundary> boundaries,
      @Nullable UpcomingVersion upcoming,
      Ending.@Nullable Cause cause) {
    var id = UUID.fromString("019c0000-0000-7000-8000-000000000001");
    return new HrAgreement(
        id,
        Long.MAX_VALUE >> 10,
        1,
        AgreementState.IN_FORCE,
        false,
        employee,
        "morgan",
        LocalDate.parse("2026-04-01"),
        to,
        "UTC",
        instant,
        rights,
        boundaries,
        upcoming,
        "ab",
        Instant.parse("2026-03-30T09:12:44Z"),
        instant,
        instant,
        instant,
        cause,
        id,
        instant == null ? null : id,
        Instant.parse("2026-03-30T09:12:44Z"),
        null,
        null,
        null);
  }

  /** As the platform makes it, and as the service then changes it. */
  private static ObjectMapper mapper() {
    var mapper =
        JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
    new RestJson().customize(mapper);
    return mapper;
  }
}
