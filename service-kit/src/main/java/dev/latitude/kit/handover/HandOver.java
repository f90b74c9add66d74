package dev.latitude.kit.handover;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What came of asking, or in a dry run would come of it. */
@Schema(
    name = "HandOver",
    description = "What somebody else approves from now on; in a dry run, what they would approve.")
public record HandOver(
    @Schema(
            description = "What has another approver now, oldest first, 200 at most.",
            required = true)
        List<Item> handedOver,
    @Schema(
            description =
                "What keeps its approver because it is the successor's own: nobody approves for themselves. 200 at most; hand it to somebody else.",
            required = true)
        List<Item> ownOfSuccessor,
    @Schema(
            description =
                "Whether there is more to hand over: ask again, with another Idempotency-Key, until there is not.")
        boolean more) {

  /** How many things come to have another approver in one request, all or none of them. */
  public static final int MOST = 200;

  /**
   * Counts what was found.
   *
   * @param found up to one more than are handed over
   * @param own up to {@link #MOST}
   */
  public static <T> HandOver of(List<T> found, List<T> own, Function<T, Item> item) {
    return new HandOver(
        found.stream().limit(MOST).map(item).toList(),
        own.stream().map(item).toList(),
        found.size() > MOST);
  }

  /** One of them. No more is told than HR needs to find the two people. */
  @Schema(name = "HandedOver", description = "One thing that has an approver.")
  public record Item(
      UUID id,
      @Schema(description = "Whose it is: its author, or its employee.", examples = "robin")
          String person,
      @Schema(description = "The state it is in.", examples = "UNDER_REVIEW") String state) {}
}
