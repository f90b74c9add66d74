package dev.latitude.pilot.dashboard;

import static dev.latitude.pilot.PilotFixture.measure;
import static dev.latitude.testkit.TestIdentity.bearer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.latitude.pilot.ProposalServiceStub;
import dev.latitude.testkit.RealParts;
import dev.latitude.testkit.browser.Chromium;
import dev.latitude.testkit.browser.Tab;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only a browser can tell. The pictures it takes are in {@code target/dashboards}. */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(ProposalServiceStub.class)
class DashboardBrowserTest {
  private static final Path PICTURES = Path.of("target", "dashboards");

  private static @Nullable Chromium browser;

  @TestHTTPResource("/api/v1/pilots/")
  URI pilots;

  private Tab tab;

  @BeforeAll
  static void start() throws IOException {
    var executable = Chromium.find("The dashboard in a browser");
    assumeTrue(executable.isPresent(), "there is no Chromium");
    Files.createDirectories(PICTURES);
    browser = Chromium.start(executable.get());
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  /** Signed in as behind a proxy that does it. */
  @BeforeEach
  void signIn() {
    tab = browser.newTab();
    tab.headers(Map.of("Authorization", bearer("robin"), "Accept-Language", "en"));
  }

  @AfterEach
  void close() {
    if (tab != null) {
      tab.close();
    }
  }

  private void open(String id) {
    tab.go(pilots.resolve(id + "/dashboard"));
  }

  @Test
  void every_kind_of_pilot_looks_right_on_a_desk_and_on_a_phone_bright_and_dark() throws Exception {
    for (var pilot : PilotKinds.all().entrySet()) {
      tab.size(1280, 900);
      tab.colours("light");
      open(pilot.getValue());
      keep(pilot.getKey() + "-light.png", tab.picture());
      holdsTogether(pilot.getKey(), "wide");
      isAccessible(pilot.getKey() + ", light");
      tab.colours("dark");
      keep(pilot.getKey() + "-dark.png", tab.picture());
      isAccessible(pilot.getKey() + ", dark");
      tab.size(360, 740);
      keep(pilot.getKey() + "-phone.png", tab.picture());
      holdsTogether(pilot.getKey(), "narrow");
      isAccessible(pilot.getKey() + ", dark on a phone");
      tab.colours("light");
      keep(pilot.getKey() + ".pdf", tab.pdf());
    }
    assertThat(tab.complaints()).isEmpty();
    assertThat(tab.requests())
        .allMatch(request -> request.startsWith("http://" + pilots.getAuthority() + "/api/v1/"));
  }

  /** Nothing is wider than the screen, and each chart that is shown has its lines named. */
  private void holdsTogether(String kind, String frame) {
    assertThat(tab.evaluate("document.documentElement.scrollWidth - innerWidth").asInt())
        .as(kind)
        .isLessThanOrEqualTo(0);
    assertThat(
            tab.evaluate(
                    """
                    Array.from(document.querySelectorAll('article.card')).map(card => {
                      const shown = Array.from(card.querySelectorAll('svg')).filter(s => s.getClientRects().length);
                      return shown.map(s => s.classList[1] + ' ' + (s.querySelectorAll('.label').length > 0)
                        + ' ' + Array.from(s.querySelectorAll('text')).every(t => {
                            const box = t.getBBox(); const view = s.viewBox.baseVal;
                            return box.x >= -0.5 && box.x + box.width <= view.width + 0.5; })).join();
                    }).join(';')
                    """)
                .asText())
        .as(kind + ": one chart of each metric, with labels, none of which is cut off")
        .isEqualTo("%1$s true true;%1$s true true".formatted(frame));
  }

  /** By the rules of axe-core: contrast, names, headings, landmarks, tables and more. */
  private void isAccessible(String what) throws IOException {
    if (!tab.evaluate("typeof axe === 'object'").asBoolean()) {
      tab.evaluate(axe() + "; true");
    }
    var violations =
        tab.evaluate(
            """
            axe.run(document, {resultTypes: ['violations']}).then(result => result.violations.map(
              v => v.id + ': ' + v.nodes.map(n => n.html.slice(0, 160) + ' ' + n.failureSummary).join(' | ')).join('\\n'))
            """);
    assertThat(violations.asText()).as(what).isEmpty();
  }

  private static String axe() throws IOException {
    var resource = "META-INF/resources/webjars/axe-core/%s/axe.min.js".formatted(axeVersion());
    try (var stream = DashboardBrowserTest.class.getClassLoader().getResourceAsStream(resource)) {
      assertThat(stream).as(resource).isNotNull();
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String axeVersion() throws IOException {
    var pom = "META-INF/maven/org.webjars.npm/axe-core/pom.properties";
    try (var stream = DashboardBrowserTest.class.getClassLoader().getResourceAsStream(pom)) {
      assertThat(stream).as(pom).isNotNull();
      var properties = new java.util.Properties();
      properties.load(stream);
      return properties.getProperty("version");
    }
  }

  @Test
  void what_happens_meanwhile_appears_by_itself_and_opened_tables_stay_open() {
    var id = PilotKinds.good();
    open(id);
    tab.await("document.getElementById('live').textContent === 'live'");
    tab.evaluate("document.getElementById('metric-0-data').open = true; window.scrollTo(0, 200)");
    measure(id, "client-score", 2, "3.2").statusCode(201);
    tab.await("document.querySelector('.badge').textContent === 'Reverted'");
    assertThat(tab.evaluate("document.querySelector('.why').textContent").asText()).contains("3.2");
    assertThat(tab.evaluate("document.getElementById('metric-0-data').open").asBoolean()).isTrue();
    assertThat(tab.evaluate("document.title").asText()).endsWith("(Reverted)");
    assertThat(tab.complaints()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Promise.resolve(new Response('', {status: 502}))",
        "Promise.resolve(new Response('<title>Sign in</title>'))",
        "Promise.reject(new TypeError('no network'))",
        "new Promise((_, no) => options.signal.addEventListener('abort', () => no(options.signal.reason)))"
      })
  void what_could_not_be_read_when_it_happened_appears_all_the_same(String answer) {
    var id = PilotKinds.good();
    open(id);
    tab.await("document.getElementById('live').textContent === 'live'");
    tab.evaluate(
        """
        {
          const real = {fetch: fetch.bind(window), timeout: AbortSignal.timeout.bind(AbortSignal)};
          window.spoilt = 0;
          window.fetch = (address, options) =>
            options.headers.Accept === 'text/html' && ++window.spoilt < 3 ? %s : real.fetch(address, options);
          AbortSignal.timeout = (ms) => real.timeout(window.spoilt < 2 ? ms / 100 : ms);
          true
        }
        """
            .formatted(answer));
    measure(id, "client-score", 2, "3.2").statusCode(201);
    tab.await("document.querySelector('.badge').textContent === 'Reverted'");
    assertThat(tab.evaluate("window.spoilt").asInt()).isGreaterThan(2);
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  void without_anything_to_be_let_in_with_the_page_stays_as_it_is() {
    var id = PilotKinds.reverted();
    open(id);
    tab.headers(Map.of());
    tab.evaluate("location.hash = 'metrics'");
    assertThat(tab.evaluate("document.querySelector('.badge').textContent").asText())
        .isEqualTo("Reverted");
    assertThat(tab.complaints()).isEmpty();
  }

  private static void keep(String name, byte[] picture) throws IOException {
    Files.write(PICTURES.resolve(name), picture);
  }
}
