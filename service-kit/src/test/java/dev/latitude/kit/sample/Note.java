package dev.latitude.kit.sample;

import dev.latitude.kit.history.Aggregate;
import dev.latitude.kit.history.DomainEvent;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;

/** The smallest thing with a history, for the tests of the kit. */
@Entity
@DynamicUpdate
@Table(name = "note")
public class Note extends Aggregate {
  private String text;

  protected Note() {}

  Note(UUID id, Instant createdAt, String text) {
    super(id, createdAt);
    this.text = text;
  }

  public String text() {
    return text;
  }

  public DomainEvent change(String newText) {
    text = newText;
    return new Written(newText);
  }

  public record Written(String text) implements DomainEvent {
    @Override
    public String type() {
      return "note.written";
    }
  }
}
