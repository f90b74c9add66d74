package dev.latitude.agreement.upstream;

import dev.latitude.agreement.right.Lists;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is read of a history, of a pilot or of a proposal: a page of it, oldest first. There is no
 * thing without an event, and no page after the last one.
 *
 * @param next where more begins; absent when this is its end
 */
public record HistoryPage(
    @NotEmpty List<@NotNull @Valid EvidenceEvent> items, @Nullable String next) {
  /** How many events are asked for at a time: the most there are in a page. */
  public static final int SIZE = 200;

  public HistoryPage {
    items = Lists.orEmpty(items);
  }
}
