package dev.latitude.pilot.statusupdate;

import dev.latitude.kit.http.PageParams;

/** Which stretch of a pilot's periods; its cursors are their numbers. */
public class PeriodListParams extends PageParams {
  int afterNumber() {
    return afterKey().map(PeriodListParams::number).orElse(0);
  }

  private static int number(String key) {
    try {
      int number = Integer.parseInt(key);
      if (number < 1 || number > 100_000) {
        throw notACursor();
      }
      return number;
    } catch (NumberFormatException notANumber) {
      throw notACursor();
    }
  }
}
