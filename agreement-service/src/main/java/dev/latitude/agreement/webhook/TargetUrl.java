package dev.latitude.agreement.webhook;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * An address that something can be sent to. Whether it may be is for {@link Targets} to say, which
 * knows the configuration and looks names up.
 */
@Constraint(validatedBy = TargetUrl.Validator.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@interface TargetUrl {
  String message() default
      "must be an absolute URL in ASCII, https://host/path, without a user name, a password or a fragment";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Absence is for other constraints to speak of. */
  class Validator implements ConstraintValidator<TargetUrl, String> {
    private static final int MOST_PORT = 65_535;

    @Override
    public boolean isValid(@Nullable String url, ConstraintValidatorContext context) {
      return url == null || isOne(url);
    }

    static boolean isOne(String url) {
      try {
        var uri = new URI(url);
        var scheme = String.valueOf(uri.getScheme());
        return url.chars().allMatch(character -> character > ' ' && character < 127)
            && (scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("http"))
            && uri.getHost() != null
            && uri.getRawUserInfo() == null
            && uri.getRawFragment() == null
            && uri.getPort() != 0
            && uri.getPort() <= MOST_PORT;
      } catch (URISyntaxException notOne) {
        return false;
      }
    }
  }
}
