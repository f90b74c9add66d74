package dev.latitude.agreement.matrix;

import dev.latitude.kit.identity.PersonId;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The people of a team. */
@Schema(name = "DecisionMatrixRequest", description = "The people whose matrix is wanted.")
public record MatrixRequest(
    @Schema(
            description = "Whoever is named twice is there once.",
            examples = "[\"kim\", \"robin\"]")
        @NotEmpty
        @Size(max = Matrix.MOST_PEOPLE)
        List<@NotNull @PersonId String> people,
    @Schema(description = "The moment it is for; now when absent.") @Nullable Instant at) {

  List<String> team() {
    return people.stream().distinct().sorted().toList();
  }
}
