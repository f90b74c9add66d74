package dev.latitude.agreement.contextevent;

import dev.latitude.kit.http.ETags;
import java.util.List;
import java.util.Optional;

/**
 * A context event and what has come of it so far.
 *
 * @param effects each of them, where they are wanted
 */
public record RecordedEvent(ContextEvent event, Tally tally, Optional<List<Effect>> effects) {
  static RecordedEvent with(ContextEvent event, List<Effect> effects) {
    return new RecordedEvent(event, Tally.of(effects), Optional.of(effects));
  }

  /** It differs from one state to the next: each effect that is applied makes it higher by one. */
  String etag() {
    return ETags.of(event.version() + tally.applied());
  }
}
