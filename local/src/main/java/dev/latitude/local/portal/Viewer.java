package dev.latitude.local.portal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Swagger UI, out of its jar on the class path. */
final class Viewer {
  private Viewer() {}

  /** Where its files lie, which has its version in it. */
  static String folder() {
    var about = "META-INF/maven/org.webjars/swagger-ui/pom.properties";
    try (var in = Viewer.class.getClassLoader().getResourceAsStream(about)) {
      var properties = new Properties();
      if (in != null) {
        properties.load(in);
      }
      return "META-INF/resources/webjars/swagger-ui/%s/"
          .formatted(properties.getProperty("version", "unknown"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
