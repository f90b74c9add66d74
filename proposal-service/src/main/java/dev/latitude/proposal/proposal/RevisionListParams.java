package dev.latitude.proposal.proposal;

import dev.latitude.kit.http.PageParams;

/** Which stretch of a proposal's revisions; its cursors are their numbers. */
public class RevisionListParams extends PageParams {
  public int afterNumber() {
    return afterKey().map(RevisionListParams::number).orElse(0);
  }

  private static int number(String key) {
    try {
      return Integer.parseInt(key);
    } catch (NumberFormatException notANumber) {
      throw notACursor();
    }
  }
}
