package dev.latitude.kit.people;

import dev.latitude.kit.identity.Actor;
import dev.latitude.kit.identity.PersonId;
import dev.latitude.kit.identity.Roles;
import dev.latitude.kit.problem.CommonProblem;
import dev.latitude.kit.problem.ProblemException;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** About whom it is asked what is known of them. */
public class DataSubject {
  @Parameter(
      description =
          "Whom it is about. The caller, if absent; somebody else only for the role `hr`.")
  @QueryParam("person")
  @PersonId
  @Nullable String person;

  /** The person, if the caller may ask about them. */
  public String askedBy(Actor caller) {
    if (person == null || person.equals(caller.person())) {
      return caller.person();
    }
    if (!caller.has(Roles.HR)) {
      throw new ProblemException(
          CommonProblem.FORBIDDEN,
          "You may ask what is known about yourself; about somebody else only with the role 'hr'. Leave out the parameter 'person'.");
    }
    return person;
  }
}
