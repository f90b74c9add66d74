package dev.latitude.proposal.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.latitude.kit.document.SpreadsheetText;
import dev.latitude.kit.problem.Fault;
import dev.latitude.proposal.proposal.DelegationLevel;
import dev.latitude.proposal.proposal.Dimension;
import dev.latitude.proposal.proposal.Risk;
import jakarta.validation.Validation;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A file says what it means, or is refused with every fault and its place. */
class CatalogueFileTest {
  private static final String HEADER = "slug,title,dimension,usualRisk,ceiling,state,version\n";
  private static final String GOOD = "report.publish,Publish it,QUALITY,LOW,DELEGATE,ACTIVE,3\n";

  private final CatalogueFile file =
      new CatalogueFile(Validation.buildDefaultValidatorFactory().getValidator());

  @Example
  void a_line_is_an_entry() {
    assertThat(file.read(HEADER + GOOD))
        .containsExactly(
            new CatalogueRow(
                2,
                new NewDecisionType(
                    "report.publish",
                    "Publish it",
                    Dimension.QUALITY,
                    Risk.LOW,
                    DelegationLevel.DELEGATE),
                Optional.of(DecisionTypeState.ACTIVE),
                Optional.of(3L)));
  }

  @Example
  void columns_come_in_any_order_and_state_and_version_may_be_left_out_or_empty() {
    var rows = file.read("ceiling,slug,usualRisk,dimension,title\nAGREE,a,HIGH,METHOD,A title\n");
    assertThat(rows)
        .containsExactly(
            new CatalogueRow(
                2,
                new NewDecisionType(
                    "a", "A title", Dimension.METHOD, Risk.HIGH, DelegationLevel.AGREE),
                Optional.empty(),
                Optional.empty()));
    assertThat(file.read(HEADER + "a,A title,METHOD,HIGH,AGREE,,\n")).isEqualTo(rows);
  }

  @Example
  void lines_end_as_on_any_system_and_the_last_one_need_not() {
    var unix = HEADER + GOOD + GOOD.replace("publish", "send").stripTrailing();
    for (var end : List.of("\n", "\r\n", "\r")) {
      assertThat(file.read(unix.replace("\n", end)))
          .extracting(row -> row.type().slug())
          .containsExactly("report.publish", "report.send");
    }
  }

  @Example
  void a_cell_in_quotes_may_hold_commas_quotes_and_lines_and_lines_are_counted_all_the_same() {
    var text = HEADER + "a,\"One, \"\"two\"\"\r\nthree\",QUALITY,LOW,AGREE,,\r\n\r\n";
    assertThat(file.read(text).getFirst().type().title()).isEqualTo("One, \"two\"\r\nthree");
    assertThat(faults(text + "b,T,QUALITY,LOW,HIGH,,\r\n"))
        .extracting(Fault::pointer)
        .containsExactly("/5/ceiling");
  }

  @Example
  void a_file_without_entries_has_none() {
    assertThat(file.read(HEADER)).isEmpty();
    assertThat(file.read(HEADER + "\n\n")).isEmpty();
  }

  @Example
  void every_fault_is_told_with_line_and_column() {
    var faults =
        faults(
            HEADER
                + GOOD
                + "Report Send,,COLOUR,LOW,delegate,GONE,x\n"
                + ",T,,LOW,AGREE,,\n"
                + "too,few,cells\n"
                + GOOD
                + "long,"
                + "x".repeat(201)
                + ",QUALITY,LOW,AGREE,,\n"
                + "nul,a\0b,QUALITY,LOW,AGREE,,\n");
    assertThat(faults)
        .extracting(fault -> fault.pointer() + " " + fault.code() + " " + fault.detail())
        .containsExactlyInAnyOrder(
            "/3/slug format Line 3, column 1 (slug): must be lower-case words joined by dots or hyphens, as in client-report.publish.",
            "/3/title required Line 3, column 2 (title): must not be missing or blank.",
            "/3/dimension invalid Line 3, column 3 (dimension): must be one of METHOD, TIMING, PRIORITY, RESOURCE, QUALITY.",
            "/3/ceiling invalid Line 3, column 5 (ceiling): must be one of TELL, SELL, CONSULT, AGREE, ADVISE, INQUIRE, DELEGATE.",
            "/3/state invalid Line 3, column 6 (state): must be one of ACTIVE, RETIRED.",
            "/3/version invalid Line 3, column 7 (version): must be a whole number, or empty.",
            "/4/slug required Line 4, column 1 (slug): must not be missing.",
            "/4/dimension required Line 4, column 3 (dimension): must not be missing.",
            "/5 columns Line 5: it has 3 cells, and the first line names 7 columns; a comma inside a cell needs quotes around the cell.",
            "/6/slug duplicate Line 6, column 1 (slug): 'report.publish' stands on line 2 already.",
            "/7/title size Line 7, column 2 (title): must have 0 to 200 characters, or items in a list.",
            "/8/title text Line 8, column 2 (title): must not contain the NUL character.");
  }

  @Example
  void a_slug_of_many_thousand_words_is_a_fault_like_any_other() {
    assertThat(faults(HEADER + "a" + ".a".repeat(100_000) + ",T,QUALITY,LOW,AGREE,,\n"))
        .extracting(fault -> fault.pointer() + " " + fault.code())
        .containsExactlyInAnyOrder("/2/slug size", "/2/slug format");
  }

  @Example
  void so_many_faults_are_told_and_the_rest_is_counted() {
    var lines = IntStream.range(0, 130).mapToObj(i -> "s" + i + ",T,QUALITY,LOW,UP,,").toList();
    var refusal = refusal(HEADER + String.join("\n", lines));
    assertThat(refusal.faults()).hasSize(100);
    assertThat(refusal.getMessage())
        .isEqualTo(
            "The file has 130 faults; 'errors' names the first 100, and there are 30 more. Nothing was changed.");
  }

  @Example
  void the_columns_must_be_known_and_complete() {
    assertThat(faults("slug,title,dimension,Ceiling,slug,\n" + GOOD))
        .extracting(fault -> fault.code() + " " + fault.detail())
        .containsExactly(
            "unknown-column Line 1: 'Ceiling' is no column of the catalogue; it has slug, title, dimension, usualRisk, ceiling, state, version.",
            "duplicate Line 1: the column 'slug' stands there twice.",
            "unknown-column Line 1: '' is no column of the catalogue; it has slug, title, dimension, usualRisk, ceiling, state, version.",
            "required Line 1: the column 'usualRisk' is missing.",
            "required Line 1: the column 'ceiling' is missing.");
  }

  @Example
  void other_separators_are_told_as_such() {
    assertThat(faults((HEADER + GOOD).replace(',', ';')))
        .extracting(Fault::code)
        .containsExactly("separator");
    assertThat(faults((HEADER + GOOD).replace(',', ';')).getFirst().detail())
        .startsWith("Line 1: the columns are separated by semicolons. Save the file with commas");
    assertThat(faults((HEADER + GOOD).replace(',', '\t')).getFirst().detail())
        .startsWith("Line 1: the columns are separated by tabs.");
  }

  @Example
  void quotes_that_do_not_close_end_the_reading_and_keep_what_was_found_before() {
    var before = HEADER + "a,T,QUALITY,LOW,UP,,\n";
    assertThat(faults(before + "b,\"T,QUALITY,LOW,AGREE,,\n"))
        .extracting(Fault::pointer)
        .containsExactly("/2/ceiling", "/3");
    assertThat(faults(before + "b,\"T\" and more,QUALITY,LOW,AGREE,,\n").getLast().detail())
        .isEqualTo(
            "Line 3: a quoted cell that begins here is not closed, or something stands behind its closing quote. Nothing after it was read.");
  }

  @Example
  void a_file_has_so_many_entries_at_most() {
    assertThat(file.read(HEADER + entries(CatalogueFile.MOST_ROWS)))
        .hasSize(CatalogueFile.MOST_ROWS);
    var faults = faults(HEADER + entries(CatalogueFile.MOST_ROWS + 2));
    assertThat(faults)
        .extracting(Fault::detail)
        .containsExactly("Line 5002: it is one entry more than 5000; split the file.");
  }

  @Property(tries = 500)
  void what_was_written_reads_as_what_it_was(@ForAll("titles") String title) throws IOException {
    var type = type(title);
    var text = new StringBuilder();
    CatalogueFile.writeHeader(text);
    CatalogueFile.write(List.of(type), text);
    assertThat(file.read(text.toString()))
        .extracting(row -> row.type().title())
        .containsExactly(title);
  }

  @Property
  void no_written_title_begins_a_formula(@ForAll("titles") String title) {
    assertThat(SpreadsheetText.guard(title)).doesNotMatch("(?s)[=+\\-@\\t\\r\\n＝＋－＠].*");
  }

  @Provide
  Arbitrary<String> titles() {
    var nasty = Arbitraries.of("=", "+", "-", "@", "'", "\"", ",", ";", "\r", "\n", "\t", "＝", "ü");
    var text =
        Arbitraries.strings()
            .excludeChars('\0')
            .filter(s -> s.codePoints().noneMatch(p -> p >= 0xD800 && p <= 0xDFFF));
    return Arbitraries.oneOf(nasty, text)
        .list()
        .ofMinSize(1)
        .ofMaxSize(6)
        .map(parts -> parts.stream().collect(Collectors.joining()))
        .filter(title -> !title.isBlank() && title.length() <= 200);
  }

  private static DecisionType type(String title) {
    return new DecisionType(
        UUID.randomUUID(),
        Instant.EPOCH,
        new NewDecisionType("a", title, Dimension.METHOD, Risk.LOW, DelegationLevel.AGREE));
  }

  private static String entries(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "s" + i + ",T,QUALITY,LOW,AGREE,,\n")
        .collect(Collectors.joining());
  }

  private List<Fault> faults(String text) {
    return refusal(text).faults();
  }

  private DecisionTypeRefusal.FaultyFile refusal(String text) {
    return catchThrowableOfType(DecisionTypeRefusal.FaultyFile.class, () -> file.read(text));
  }
}
