package dev.latitude.agreement.agreement;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** How long things may wait. */
@ConfigMapping(prefix = "latitude.agreements")
public interface AgreementsConfig {
  /** How long an offer waits for both signatures before it is a draft again. */
  @WithDefault("P30D")
  Duration offerLasts();

  /** After how long, each counted from the offer, whoever has not signed is reminded. */
  @WithDefault("P3D,P10D,P24D")
  List<Duration> remindAfter();

  /** Days after its day in which a review is still held in time. */
  @WithDefault("7")
  int reviewGraceDays();

  /** How long before it ends an agreement in force tells of it, each once. */
  @WithDefault("P30D,P7D")
  List<Duration> remindBeforeEnd();
}
