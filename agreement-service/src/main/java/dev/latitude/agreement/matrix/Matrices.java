package dev.latitude.agreement.matrix;

import dev.latitude.agreement.register.DecisionRights;
import dev.latitude.agreement.register.RegisteredRight;
import dev.latitude.agreement.register.RightFilter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Draws matrices from the register, each with two statements however large it is. */
@ApplicationScoped
class Matrices {
  private final DecisionRights rights;

  Matrices(DecisionRights rights) {
    this.rights = rights;
  }

  Matrix ofPeople(List<String> people, Instant at) {
    var asOf = rights.asOf();
    var found = whole(rights.ofPeople(people, at, Matrix.MOST_RIGHTS + 1));
    return new Matrix(at, asOf, null, people, found);
  }

  Matrix ofDecision(String decision, Instant at) {
    var asOf = rights.asOf();
    var found = whole(rights.inForce(RightFilter.ofDecision(decision), at, Matrix.MOST_RIGHTS + 1));
    return new Matrix(
        at, asOf, decision, found.stream().map(RegisteredRight::person).toList(), found);
  }

  private static List<RegisteredRight> whole(List<RegisteredRight> found) {
    if (found.size() > Matrix.MOST_RIGHTS) {
      throw new MatrixTooLarge();
    }
    return found;
  }
}
