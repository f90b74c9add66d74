package dev.latitude.pilot.evaluation;

import static java.util.stream.Collectors.toMap;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** What triggers remember, in the database. */
@ApplicationScoped
class TriggerStates implements PanacheRepositoryBase<TriggerState, TriggerState.Key> {

  /** All of a pilot, by trigger; a trigger that was never asked has none. */
  Map<String, TriggerState> of(UUID pilot) {
    return list("key.pilotId", pilot).stream()
        .collect(toMap(TriggerState::triggerKey, Function.identity()));
  }

  TriggerState add(UUID pilot, String trigger) {
    var state = new TriggerState(pilot, trigger);
    persist(state);
    return state;
  }
}
