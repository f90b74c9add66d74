package dev.latitude.kit.people;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.latitude.kit.history.DomainEvent;
import dev.latitude.kit.history.RewrittenEvent;
import dev.latitude.kit.people.PersonalData.RewrittenDocument;
import java.util.List;

/**
 * A pseudonym took a person's place in a thing.
 *
 * @param rewritten earlier events that were hashed with other words than they have now
 * @param documents that were hashed with other words than they have now
 */
public record PersonPseudonymised(
    @JsonIgnore String subjectType,
    String pseudonym,
    List<RewrittenEvent> rewritten,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<RewrittenDocument> documents)
    implements DomainEvent {

  @Override
  @JsonIgnore
  public String type() {
    return subjectType + RewrittenEvent.TYPE;
  }
}
