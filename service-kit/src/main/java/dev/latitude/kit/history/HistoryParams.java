package dev.latitude.kit.history;

import dev.latitude.kit.http.PageParams;

/** Which stretch of a thing's history; its cursors are revisions. */
public class HistoryParams extends PageParams {
  public long afterRevision() {
    return afterKey().map(HistoryParams::revision).orElse(0L);
  }

  private static long revision(String key) {
    try {
      return Long.parseLong(key);
    } catch (NumberFormatException notARevision) {
      throw notACursor();
    }
  }
}
