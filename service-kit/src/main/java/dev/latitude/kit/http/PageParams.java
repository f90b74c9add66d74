package dev.latitude.kit.http;

import dev.latitude.kit.problem.ProblemException;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which page of a collection: the query parameters every list takes. */
public class PageParams {
  public static final int DEFAULT_LIMIT = 50;
  public static final int MAX_LIMIT = 200;

  @Parameter(description = "The `next` of the page before; absent for the first page.")
  @QueryParam("cursor")
  @Nullable String cursor;

  @Parameter(description = "Most items to answer with.")
  @QueryParam("limit")
  @DefaultValue("50")
  @Min(1)
  @Max(MAX_LIMIT)
  int limit = DEFAULT_LIMIT;

  public int limit() {
    return limit;
  }

  /** The id the page starts after, for collections ordered by id. */
  public Optional<UUID> afterId() {
    return Optional.ofNullable(cursor).map(Cursors::toId);
  }

  /** The word the page starts after, for collections ordered by a key of their own. */
  public Optional<String> afterKey() {
    return Optional.ofNullable(cursor).map(Cursors::toKey);
  }

  protected static ProblemException notACursor() {
    return Cursors.notACursor();
  }
}
