package dev.latitude.bench.cases;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latitude.bench.data.Copies;
import dev.latitude.bench.data.HrAgreements;
import dev.latitude.bench.data.Rights;
import dev.latitude.bench.data.Size;
import dev.latitude.bench.load.Environment;
import dev.latitude.bench.load.HttpWire;
import dev.latitude.bench.sql.Replay;
import dev.latitude.local.suite.Service;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The newest page of a list: what belongs to one of very many people, who take turns, or what an
 * auditor sees of everybody's. It has no goal of its own: what counts is that it costs the same as
 * data grow.
 *
 * @param name of the measurement
 * @param service whose list
 * @param data what must be there
 * @param readers who takes turns
 * @param path of the list; {@code %s} is where the reader's id goes
 * @param expected what each page must hold; {@code %s} as above
 */
record Listing(
    String name, Service service, Data data, Readers readers, String path, String expected)
    implements Benchmark {

  private static final String AUDITOR = "auditor";

  /** Enough that pages come from everywhere, and few enough that tokens fit into a message. */
  private static final int MOST_READERS = 256;

  /** Fills what is listed from. */
  private interface Data {
    void in(Stage stage) throws Exception;
  }

  /**
   * Who reads.
   *
   * @param count how many there are where there is so much
   * @param id of each of them, by number
   */
  private record Readers(ToIntFunction<Size> count, IntFunction<String> id) {
    static final Readers AN_AUDITOR = new Readers(_ -> 1, _ -> AUDITOR);

    static Readers numbered(String prefix, int each) {
      return new Readers(size -> size.rows() / each, number -> prefix + number);
    }

    List<String> of(Size size) {
      var all = count.applyAsInt(size);
      return IntStream.range(0, Math.min(MOST_READERS, all))
          .mapToObj(i -> id.apply((int) (i * 7_919L % all)))
          .distinct()
          .toList();
    }
  }

  static Stream<Benchmark> all() {
    return Stream.of(
        new Listing(
            "list-proposals",
            Service.PROPOSAL,
            Stage::proposals,
            Readers.numbered(Copies.APPROVER, Copies.OF_EACH),
            "/api/v1/proposals?approver=me",
            "\"state\":\"ACCEPTED\""),
        new Listing(
            "list-all-proposals",
            Service.PROPOSAL,
            Stage::proposals,
            Readers.AN_AUDITOR,
            "/api/v1/proposals?state=ACCEPTED",
            "\"next\":"),
        new Listing(
            "list-pilots",
            Service.PILOT,
            Stage::pilots,
            Readers.numbered(Copies.APPROVER, 2 * Copies.OF_EACH),
            "/api/v1/pilots?approver=me",
            "\"approver\":\"%s\""),
        new Listing(
            "list-all-pilots",
            Service.PILOT,
            Stage::pilots,
            Readers.AN_AUDITOR,
            "/api/v1/pilots?state=ACTIVE",
            "\"next\":"),
        new Listing(
            "list-agreements",
            Service.AGREEMENT,
            Stage::hrAgreements,
            Readers.numbered(HrAgreements.APPROVER, HrAgreements.OF_EACH),
            "/api/v1/agreements?approver=me",
            "\"state\":\"IN_FORCE\""),
        new Listing(
            "list-all-agreements",
            Service.AGREEMENT,
            Stage::hrAgreements,
            Readers.AN_AUDITOR,
            "/api/v1/agreements?state=IN_FORCE",
            "\"next\":"),
        new Listing(
            "list-rights",
            Service.AGREEMENT,
            Stage::rights,
            new Readers(Rights::people, Rights::person),
            "/api/v1/decision-rights?person=%s",
            "\"person\":\"%s\""));
  }

  @Override
  public String title() {
    return "The newest page of GET %s, as %s"
        .formatted(
            path.formatted("…"),
            readers.equals(Readers.AN_AUDITOR) ? "an auditor." : "people of whom each has a few.");
  }

  @Override
  public Environment prepare(Stage stage, Environment environment) throws Exception {
    data.in(stage);
    var ids = readers.of(stage.size());
    var known = environment.withFact(name, String.join(" ", ids));
    for (var id : ids) {
      known =
          known.withToken(
              id, id.equals(AUDITOR) ? stage.suite().token(id, AUDITOR) : stage.suite().token(id));
    }
    try (var wire = new HttpWire(stage.direct(service))) {
      var request = page(ids.getFirst(), known);
      return known.withCalls(name, stage.capture(service, name, () -> request.askOn(wire)));
    }
  }

  @Override
  public List<Side> sides() {
    var service = this.service.name().toLowerCase(Locale.ROOT);
    return List.of(
        new Side(
            "service",
            new Ask(
                service,
                Ask.Requests.cycle(
                    environment ->
                        ids(environment).stream().map(id -> page(id, environment)).toList()))),
        new Side("sql", new Replay(service, name, new EachReader(name))));
  }

  @Override
  public List<Goal> goals() {
    return List.of();
  }

  private List<String> ids(Environment environment) {
    return readersIn(environment, name);
  }

  private static List<String> readersIn(Environment environment, String name) {
    return List.of(environment.fact(name).split(" ", -1));
  }

  private Ask.Request page(String id, Environment environment) {
    return new Ask.Request(
        HttpWire.get(path.formatted(id), environment.token(id)),
        200,
        expected.formatted(id).getBytes(UTF_8),
        1);
  }

  /** Puts each reader in the place of the one whose page was captured. */
  private record EachReader(String name) implements Replay.Subjects {
    @Override
    public int count(Environment environment) {
      return readersIn(environment, name).size();
    }

    @Override
    public UnaryOperator<String> of(int index, Environment environment) {
      var ids = readersIn(environment, name);
      return parameter -> parameter.equals(ids.getFirst()) ? ids.get(index) : parameter;
    }
  }
}
