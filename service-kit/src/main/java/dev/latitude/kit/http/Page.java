package dev.latitude.kit.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One page of a collection. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(
    @Schema(maxItems = PageParams.MAX_LIMIT) List<T> items,
    @Schema(
            description =
                "Opaque cursor of the next page: send it back as `cursor`. Absent on the last page.")
        @Nullable String next) {

  /**
   * Makes a page of at most {@code limit} items out of a query that asked for one more than that.
   */
  public static <E, T> Page<T> of(
      List<E> found, int limit, Function<E, String> cursor, Function<E, T> view) {
    boolean more = found.size() > limit;
    var shown = more ? found.subList(0, limit) : found;
    return new Page<>(
        shown.stream().map(view).toList(), more ? cursor.apply(shown.getLast()) : null);
  }
}
