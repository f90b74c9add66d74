package dev.latitude.agreement.hr;

import dev.latitude.kit.http.Cursors;
import dev.latitude.kit.http.PageParams;
import dev.latitude.kit.time.Times;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;

/** Which page of what HR has not acknowledged. */
public class SyncStatusParams extends PageParams {
  private static final Place FIRST = new Place(Instant.EPOCH, new UUID(0, 0));

  Place after() {
    return afterKey().map(SyncStatusParams::place).orElse(FIRST);
  }

  private static Place place(String key) {
    try {
      var parts = key.split(" ", -1);
      return new Place(Times.instant(parts[0]), UUID.fromString(parts[parts.length - 1]));
    } catch (DateTimeException | IllegalArgumentException notAPlace) {
      throw notACursor();
    }
  }

  /** The last one that was listed: oldest first, and by id where they are equally old. */
  record Place(Instant since, UUID agreement) {
    static Place of(Unacknowledged last) {
      return new Place(last.waitingSince(), last.id());
    }

    String cursor() {
      return Cursors.of(since + " " + agreement);
    }
  }
}
