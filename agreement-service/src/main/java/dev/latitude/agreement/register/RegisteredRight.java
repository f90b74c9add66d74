package dev.latitude.agreement.register;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.latitude.agreement.right.Boundary;
import dev.latitude.agreement.right.DelegationLevel;
import dev.latitude.agreement.right.Dimension;
import dev.latitude.agreement.right.Money;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One line of the register. */
@Schema(name = "DecisionRight", description = "Who may take which decision, from when until when.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RegisteredRight(
    @Schema(examples = "robin") String person,
    @Schema(description = "Slug of the decision type.", examples = "client-report.publish")
        String decision,
    @Schema(description = "More levels may come.") DelegationLevel level,
    Dimension dimension,
    @Schema(description = "Most money one decision may cost; absent when there is no limit.")
        @Nullable Money limit,
    List<Boundary> boundaries,
    @Schema(description = "Person who granted it.", examples = "morgan") String manager,
    Source source,
    Instant from,
    @Schema(description = "The first moment at which it holds no more; absent without end.")
        @Nullable Instant until) {}
