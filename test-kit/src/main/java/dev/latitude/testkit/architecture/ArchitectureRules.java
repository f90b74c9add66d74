package dev.latitude.testkit.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;

/** The structure every service keeps to. */
public final class ArchitectureRules {
  private static final String REST_CLIENT =
      "org.eclipse.microprofile.rest.client.inject.RegisterRestClient";
  private static final String IDEMPOTENT = "dev.latitude.kit.idempotency.Idempotent";
  private static final String ANSWERED_ANEW = "dev.latitude.kit.idempotency.AnsweredAnew";

  /**
   * What the domain may know: the language, the mapping to tables, the shape of its own values, and
   * the kit's history and people.
   */
  private static final String[] OPEN_TO_THE_DOMAIN = {
    "java..",
    "jakarta.persistence..",
    "jakarta.validation..",
    "org.hibernate.annotations..",
    "org.hibernate.type..",
    "org.jspecify..",
    "org.eclipse.microprofile.openapi..",
    "com.fasterxml.jackson.annotation..",
    "dev.latitude.kit.history..",
    "dev.latitude.kit.identity..",
    "dev.latitude.kit.http..",
  };

  static final ArchRule ENTITIES_ARE_PLAIN =
      classes()
          .that()
          .areAnnotatedWith("jakarta.persistence.Entity")
          .should()
          .onlyDependOnClassesThat(
              resideInAPackage("dev.latitude..").or(resideInAnyPackage(OPEN_TO_THE_DOMAIN)))
          .as("entities are plain Java with JPA annotations: no framework, no I/O");

  static final ArchRule ENTITIES_HAVE_NO_CLOCK =
      noClasses()
          .that()
          .areAnnotatedWith("jakarta.persistence.Entity")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.time.Clock")
          .as("entities are told the time; they have no clock");

  static final ArchRule TIME_COMES_FROM_THE_CLOCK =
      noClasses()
          .should()
          .callMethod("java.time.Instant", "now")
          .orShould()
          .callMethod("java.time.LocalDate", "now")
          .orShould()
          .callMethod("java.time.OffsetDateTime", "now")
          .orShould()
          .callMethod("java.lang.System", "currentTimeMillis")
          .as("the time comes from the injected Clock, so that tests can move it");

  static final ArchRule RESOURCES_DO_NOT_TOUCH_STORAGE =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("Resource")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "jakarta.persistence..",
              "java.sql..",
              "javax.sql..",
              "org.hibernate..",
              "io.agroal..",
              "io.quarkus.hibernate..")
          .orShould()
          .dependOnClassesThat()
          .haveSimpleNameEndingWith("Repository")
          .as("a resource parses, makes one call and maps; it never touches storage");

  static final ArchRule ONLY_THE_EDGE_KNOWS_HTTP =
      noClasses()
          .that()
          .haveSimpleNameNotEndingWith("Resource")
          .and()
          .haveSimpleNameNotEndingWith("Client")
          .and()
          .haveSimpleNameNotEndingWith("Params")
          .and()
          .haveSimpleNameNotEndingWith("Refusals")
          .and(DescribedPredicate.not(answersRequests()))
          .should()
          .dependOnClassesThat(
              resideInAPackage("jakarta.ws.rs..")
                  .or(resideInAPackage("org.jboss.resteasy.."))
                  .or(resideInAPackage("io.vertx..")))
          .as("only resources, their parameters, clients and the mapping of refusals know HTTP");

  static final ArchRule NOTHING_IS_INJECTED_INTO_FIELDS =
      fields()
          .should()
          .notBeAnnotatedWith("jakarta.inject.Inject")
          .allowEmptyShould(true)
          .as("dependencies come through the constructor into final fields");

  static final ArchRule EVERY_POST_IS_IDEMPOTENT =
      methods()
          .that()
          .areAnnotatedWith("jakarta.ws.rs.POST")
          .and()
          .areDeclaredInClassesThat()
          .areNotAnnotatedWith(REST_CLIENT) // it sends, and serves nobody
          .should(beOrCallIdempotent())
          .as("every POST takes an Idempotency-Key");

  /**
   * Else each reading writes it as JSON and reads that again, to have something to compare with.
   */
  static final ArchRule JSON_COLUMNS_ARE_REPLACED_AND_NOT_CHANGED =
      fields()
          .that()
          .areAnnotatedWith("org.hibernate.annotations.JdbcTypeCode")
          .should()
          .beAnnotatedWith("org.hibernate.annotations.Mutability")
          .allowEmptyShould(true)
          .as("what a column holds as JSON is immutable, and said to be");

  /**
   * Else every command writes all columns, the large ones and those of all indexes, and a version
   * before this one, running beside it, writes what it does not know as it does not know it.
   */
  static final ArchRule AGGREGATES_ARE_WRITTEN_WHERE_THEY_CHANGED =
      classes()
          .that()
          .areAnnotatedWith("jakarta.persistence.Entity")
          .and()
          .areAssignableTo("dev.latitude.kit.history.Aggregate")
          .should()
          .beAnnotatedWith("org.hibernate.annotations.DynamicUpdate")
          .allowEmptyShould(true)
          .as("of a thing with a history only the columns that changed are written");

  private static final List<ArchRule> ALL =
      List.of(
          ENTITIES_ARE_PLAIN,
          ENTITIES_HAVE_NO_CLOCK,
          TIME_COMES_FROM_THE_CLOCK,
          RESOURCES_DO_NOT_TOUCH_STORAGE,
          ONLY_THE_EDGE_KNOWS_HTTP,
          NOTHING_IS_INJECTED_INTO_FIELDS,
          EVERY_POST_IS_IDEMPOTENT,
          JSON_COLUMNS_ARE_REPLACED_AND_NOT_CHANGED,
          AGGREGATES_ARE_WRITTEN_WHERE_THEY_CHANGED);

  private static final Map<String, String> SERVICES =
      Map.of(
          "proposal-service", "dev.latitude.proposal..",
          "pilot-service", "dev.latitude.pilot..",
          "agreement-service", "dev.latitude.agreement..");

  private ArchitectureRules() {}

  /** Checks all rules on the production classes below a service's root package. */
  public static void check(String rootPackage) {
    var classes = production(rootPackage);
    if (classes.isEmpty()) {
      throw new IllegalStateException(
          "There are no classes in " + rootPackage + ", so nothing would be checked");
    }
    ALL.forEach(rule -> rule.check(classes));
    knowsNoOtherService(rootPackage).check(classes);
  }

  /** Services talk over HTTP; none imports another's classes. */
  static ArchRule knowsNoOtherService(String rootPackage) {
    var others =
        SERVICES.values().stream()
            .filter(service -> !service.equals(rootPackage + ".."))
            .toArray(String[]::new);
    return noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .as("a service knows no class of another service");
  }

  private static JavaClasses production(String rootPackage) {
    return importer()
        .withImportOption(new ImportOption.DoNotIncludeTests())
        .importPackages(rootPackage);
  }

  /** Rules ask what the classes of others are called, and never what is in them. */
  static ClassFileImporter importer() {
    ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
    return new ClassFileImporter();
  }

  /**
   * What must happen before the transaction, such as asking another service, is done by the
   * resource; the rest is a bean's.
   */
  private static ArchCondition<JavaMethod> beOrCallIdempotent() {
    return new ArchCondition<>(
        "be @Idempotent, or hand over to something that is; or only ask, and be @AnsweredAnew") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        boolean kept =
            method.isAnnotatedWith(IDEMPOTENT)
                || method.isAnnotatedWith(ANSWERED_ANEW)
                || method.getMethodCallsFromSelf().stream()
                    .flatMap(call -> call.getTarget().resolveMember().stream())
                    .anyMatch(called -> called.isAnnotatedWith(IDEMPOTENT));
        if (!kept) {
          events.add(
              SimpleConditionEvent.violated(
                  method, method.getFullName() + " is neither @Idempotent nor @AnsweredAnew"));
        }
      }
    };
  }

  private static DescribedPredicate<JavaClass> answersRequests() {
    return DescribedPredicate.describe(
        "have an @Idempotent method",
        type -> type.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(IDEMPOTENT)));
  }
}
