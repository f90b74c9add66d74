package dev.latitude.agreement.agreement;

import dev.latitude.kit.http.PageParams;

/** Which stretch of an agreement's reviews; its cursors are their numbers. */
public class ReviewListParams extends PageParams {
  int afterNumber() {
    return afterKey().map(ReviewListParams::number).orElse(0);
  }

  private static int number(String key) {
    try {
      return Integer.parseInt(key);
    } catch (NumberFormatException notANumber) {
      throw notACursor();
    }
  }
}
