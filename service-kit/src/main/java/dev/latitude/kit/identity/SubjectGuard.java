package dev.latitude.kit.identity;

import dev.latitude.kit.problem.CommonProblem;
import dev.latitude.kit.problem.ProblemException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * Lets only such subjects in as can be ids of people or machines. A missing or blank one is nobody;
 * one that a database cannot keep as it is would be stored as somebody else; one that looks like
 * another with a blank or a line break around it would be mistaken for that one.
 */
@ApplicationScoped
public class SubjectGuard implements SecurityIdentityAugmentor {
  @Override
  public Uni<SecurityIdentity> augment(
      SecurityIdentity identity, AuthenticationRequestContext context) {
    return identity.isAnonymous() || isId(identity.getPrincipal().getName())
        ? Uni.createFrom().item(identity)
        : Uni.createFrom().failure(new AuthenticationFailedException(nobody()));
  }

  private static ProblemException nobody() {
    return new ProblemException(
        CommonProblem.UNAUTHENTICATED,
        "The access token names nobody: its subject must be 1 to "
            + PersonId.LONGEST
            + " visible characters. Tell whoever issues the tokens.");
  }

  static boolean isId(@Nullable String subject) {
    return subject != null && PersonId.Validator.isOne(subject);
  }
}
