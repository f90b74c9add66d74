package dev.latitude.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.latitude.local.demo.Api;
import dev.latitude.local.demo.Cast;
import dev.latitude.local.demo.Scenario;
import dev.latitude.local.suite.Suite;
import dev.latitude.testkit.browser.Chromium;
import dev.latitude.testkit.browser.Tab;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Somebody opens the suite in a browser, signs in and follows every link to a page of their own.
 * The pictures it takes are in {@code target/portal}.
 */
class PortalIT {
  private static final Path PICTURES = Path.of("target", "portal");

  @Test
  void whoever_signs_in_opens_every_page_of_their_own() throws IOException {
    var executable = Chromium.find("The front page in a browser");
    assumeTrue(executable.isPresent(), "there is no Chromium");
    Files.createDirectories(PICTURES);
    var suite = TheSuite.running();
    var employee = employeeOfAStory(suite);
    try (var browser = Chromium.start(executable.get());
        var tab = browser.newTab()) {
      tab.size(1100, 1200);
      tab.go(suite.gatewayUri().resolve("/"));
      tab.await("document.querySelectorAll('#services .good').length === 3");
      tab.await("document.querySelectorAll('#people button').length === 4");
      keep("signed-out.png", tab);

      tab.evaluate(
          "const form = document.querySelector('.other'); form.elements.person.value = '%s'; form.requestSubmit(); true"
              .formatted(employee));
      tab.await("document.getElementById('person')?.textContent === '%s'".formatted(employee));
      for (var list : List.of("proposals", "pilots", "agreements")) {
        tab.await("document.querySelector('#%s li') !== null".formatted(list));
      }
      keep("signed-in.png", tab);
      tab.size(390, 1600);
      keep("phone.png", tab);
      assertThat(tab.evaluate("document.documentElement.scrollWidth - innerWidth").asInt())
          .isLessThanOrEqualTo(0);
      tab.size(1100, 1200);

      opens(tab, suite, "proposals", "#proposals a");
      opens(tab, suite, "pilots", "#pilots a");
      opens(tab, suite, "agreements", "#agreements a");
      opens(tab, suite, "trace", "#agreements a[href$=trace]");
      opens(tab, suite, "matrix", "#matrix[href*=person]");
      tab.go(suite.gatewayUri().resolve("/portal/reference"));
      tab.await("document.querySelectorAll('.opblock-tag').length > 10");
      keep("reference.png", tab);
      assertThat(tab.complaints()).isEmpty();
      assertThat(tab.requests())
          .filteredOn(request -> !request.startsWith("data:"))
          .allMatch(request -> request.startsWith(suite.gatewayUri().toString()));
    }
  }

  /** It opens as a page, although the browser brings no token. */
  private static void opens(Tab tab, Suite suite, String name, String link) throws IOException {
    tab.go(suite.gatewayUri().resolve("/"));
    tab.await("document.querySelector('%s') !== null".formatted(link));
    var page = tab.evaluate("document.querySelector('%s').href".formatted(link)).asText();
    tab.go(URI.create(page));
    assertThat(tab.evaluate("document.contentType").asText()).as(page).isEqualTo("text/html");
    assertThat(tab.evaluate("document.querySelectorAll('h1').length").asInt()).as(page).isOne();
    keep(name + ".png", tab);
  }

  private static String employeeOfAStory(Suite suite) {
    try (var api = new Api(suite.gatewayUri(), ContractCheck::check)) {
      var cast = Cast.of(suite::token);
      new Scenario(api, cast, new Silence(), Clock.systemUTC(), Duration.ofSeconds(10))
          .goodEnding();
      return cast.employee().id();
    }
  }

  private static void keep(String name, Tab tab) throws IOException {
    Files.write(PICTURES.resolve(name), tab.picture());
  }
}
