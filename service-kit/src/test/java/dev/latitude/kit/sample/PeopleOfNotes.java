package dev.latitude.kit.sample;

import dev.latitude.kit.history.Aggregate;
import dev.latitude.kit.people.PersonalData;
import dev.latitude.kit.people.PersonalTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Where the sample names persons. */
@ApplicationScoped
public class PeopleOfNotes implements PersonalData {
  /** Whoever has a name like this is needed. */
  public static final String NEEDED = "needed-";

  @Override
  public List<PersonalTable> tables() {
    return List.of(
        PersonalTable.of("note_reading")
            .belongingTo("note", "note_id")
            .persons("reader")
            .lists("with_whom")
            .documents("words", "readers")
            .texts("printed"),
        PersonalTable.of("note_wish").persons("wished_by"));
  }

  @Override
  public Set<String> properties() {
    return Set.of("text", "by", "readers");
  }

  @Override
  public Map<String, Class<? extends Aggregate>> things() {
    return Map.of("note", Note.class);
  }

  @Override
  public List<String> openThings(String person) {
    return person.startsWith(NEEDED) ? List.of("the note 'To do'") : List.of();
  }

  @Override
  public List<String> deletions() {
    return List.of("delete from note_secret where author = :person");
  }

  @Override
  public List<RewrittenDocument> documentsOf(UUID thing) {
    return List.of(new RewrittenDocument(1, "00"));
  }
}
