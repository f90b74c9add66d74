package dev.latitude.pilot.pilot;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;

/** Whom the parties let look on, in the order in which they came. */
@Embeddable
class Observers {
  /** So many can still be told by name, wherever a pilot is shown. */
  static final int MOST = 20;

  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(Immutability.class)
  @Column(name = "observers")
  private List<Observer> all = List.of();

  protected Observers() {}

  List<Observer> all() {
    return all;
  }

  boolean has(String person) {
    return all.stream().anyMatch(observer -> observer.person().equals(person));
  }

  boolean isFull() {
    return all.size() == MOST;
  }

  void add(Observer observer) {
    all = Stream.concat(all.stream(), Stream.of(observer)).toList();
  }

  void remove(String person) {
    all = all.stream().filter(observer -> !observer.person().equals(person)).toList();
  }
}
