package dev.latitude.kit.problempage;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Every kind of problem there is. */
@Schema(description = "Every kind of problem there is, by its code.")
public record ProblemPageList(List<ProblemPage> items) {
  public ProblemPageList {
    items = List.copyOf(items);
  }
}
