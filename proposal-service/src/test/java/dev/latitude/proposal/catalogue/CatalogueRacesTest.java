package dev.latitude.proposal.catalogue;

import static dev.latitude.proposal.catalogue.CatalogueFixture.TYPES;
import static dev.latitude.proposal.catalogue.CatalogueFixture.added;
import static dev.latitude.proposal.catalogue.CatalogueFixture.bringIn;
import static dev.latitude.proposal.catalogue.CatalogueFixture.change;
import static dev.latitude.proposal.catalogue.CatalogueFixture.command;
import static dev.latitude.proposal.catalogue.CatalogueFixture.hr;
import static dev.latitude.proposal.catalogue.CatalogueFixture.newSlug;
import static dev.latitude.proposal.catalogue.CatalogueFixture.slug;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.testkit.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;

/** Two people, or two replicas, at the same moment: exactly one wins, and the other is told. */
@QuarkusTest
@WithTestResource(RealParts.class)
class CatalogueRacesTest {
  @RepeatedTest(5)
  void one_of_two_adds_a_slug() throws Exception {
    var slug = newSlug("race");
    var answers =
        together(
            () -> CatalogueFixture.add(slug, "DELEGATE"),
            () -> CatalogueFixture.add(slug, "AGREE"));
    assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(201, 409);
    assertThat(refused(answers).jsonPath().getString("type")).isEqualTo("/problems/slug-taken");
  }

  @RepeatedTest(5)
  void one_of_two_changes_a_version() throws Exception {
    var type = added("race", "DELEGATE");
    var answers = together(() -> change(type, "AGREE", ""), () -> command(type, "retire", ""));
    assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 412);
    assertThat(refused(answers).jsonPath().getString("type")).isEqualTo("/problems/stale-etag");
    assertThat(events(slug(type))).hasSize(2);
  }

  @RepeatedTest(5)
  void files_with_the_same_new_entries_leave_each_entry_once() throws Exception {
    var beginning = newSlug("race");
    var answers =
        together(
            () -> bringIn(file(beginning, "a", "b", "c"), ""),
            () -> bringIn(file(beginning, "c", "b", "a"), ""));
    // the second either came too late to see anything new, or was told that it was overtaken
    for (var answer : answers) {
      if (answer.statusCode() == 409) {
        assertThat(answer.jsonPath().getString("type")).isEqualTo("/problems/conflict");
        assertThat(answer.jsonPath().getString("detail"))
            .contains("Nothing was changed; send it again");
      } else {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
      }
    }
    assertThat(answers.stream().mapToInt(CatalogueRacesTest::countAdded).sum()).isEqualTo(3);
    for (var name : List.of("a", "b", "c")) {
      assertThat(events(beginning + "." + name)).containsExactly("decision-type.added");
    }
  }

  @RepeatedTest(5)
  void of_a_file_and_a_change_from_one_version_one_wins() throws Exception {
    var type = added("race", "DELEGATE");
    var file =
        """
        slug,title,dimension,usualRisk,ceiling,version
        %s,Publish the client report,QUALITY,LOW,TELL,1
        """
            .formatted(slug(type));
    var answers = together(() -> change(type, "AGREE", ""), () -> bringIn(file, ""));
    assertThat(answers.stream().filter(answer -> answer.statusCode() == 200)).hasSize(1);
    assertThat(refused(answers).statusCode()).isIn(412, 422);
    assertThat(refused(answers).jsonPath().getString("detail")).isNotBlank();
    assertThat(events(slug(type))).containsExactly("decision-type.added", "decision-type.changed");
  }

  private static String file(String beginning, String... names) {
    var file = new StringBuilder("slug,title,dimension,usualRisk,ceiling\n");
    for (var name : names) {
      file.append(beginning).append('.').append(name).append(",Title,METHOD,LOW,AGREE\n");
    }
    return file.toString();
  }

  private static int countAdded(Response answer) {
    return answer.statusCode() == 200 ? answer.jsonPath().getInt("added") : 0;
  }

  private static Response refused(List<Response> answers) {
    return answers.stream().filter(answer -> answer.statusCode() >= 400).findFirst().orElseThrow();
  }

  private static List<String> events(String slug) {
    return hr().get(TYPES + "/" + slug + "/history").jsonPath().getList("items.type");
  }

  @SafeVarargs
  private static List<Response> together(Callable<Response>... calls) throws Exception {
    var barrier = new CyclicBarrier(calls.length);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<Response>>();
      for (var call : calls) {
        running.add(
            threads.submit(
                () -> {
                  barrier.await();
                  return call.call();
                }));
      }
      var answers = new ArrayList<Response>();
      for (var future : running) {
        answers.add(future.get());
      }
      return answers;
    }
  }
}
