package dev.latitude.agreement.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latitude.agreement.agreement.AgreedTrigger;
import dev.latitude.agreement.upstream.TriggerDocument.Threshold;
import dev.latitude.kit.json.RestJson;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.math.BigDecimal;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever two people have tried, they can write down, and read what they have written. */
class TriggerLimitProperties {
  private static final BigDecimal MOST = new BigDecimal("999999999.999999");
  private static final ObjectMapper JSON = mapper();
  private static final Validator VALIDATOR =
      Validation.buildDefaultValidatorFactory().getValidator();

  @Property
  void the_limit_is_what_an_agreement_can_hold_and_is_the_same_when_it_is_read(
      @ForAll("numbers") BigDecimal baseline, @ForAll("numbers") BigDecimal value)
      throws JsonProcessingException {
    for (var basis : new String[] {"ABSOLUTE", "BASELINE_PERCENT"}) {
      var threshold = new Threshold(basis, value);
      assertThat(VALIDATOR.validate(threshold)).isEmpty();
      var trigger = agreed(threshold.limit(Optional.of(baseline)).orElseThrow());
      assertThat(VALIDATOR.validate(trigger)).isEmpty();
      assertThat(JSON.readValue(JSON.writeValueAsString(trigger), AgreedTrigger.class).threshold())
          .isEqualByComparingTo(trigger.threshold());
    }
  }

  /** All that pilot-service and proposal-service take, with six decimals or as few as will do. */
  @Provide
  Arbitrary<BigDecimal> numbers() {
    return Arbitraries.bigDecimals()
        .between(MOST.negate(), MOST)
        .ofScale(6)
        .flatMap(number -> Arbitraries.of(number, number.stripTrailingZeros()));
  }

  private static AgreedTrigger agreed(BigDecimal limit) {
    return new AgreedTrigger(
        "errors-rise",
        "Errors",
        "%",
        AgreedTrigger.Kind.GUARDRAIL,
        AgreedTrigger.Operator.ABOVE,
        limit,
        null,
        null);
  }

  private static ObjectMapper mapper() {
    var mapper = new ObjectMapper();
    new RestJson().customize(mapper);
    return mapper;
  }
}
