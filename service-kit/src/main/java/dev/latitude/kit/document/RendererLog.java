package dev.latitude.kit.document;

import com.openhtmltopdf.util.Diagnostic;
import com.openhtmltopdf.util.XRLogger;
import java.util.logging.Level;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What the renderer has to say goes into the service's log; its progress reports are nobody's
 * concern, and what it warns of can quote the document, so it stays a matter for debugging.
 */
final class RendererLog implements XRLogger {
  private static final Logger LOG = Logger.getLogger(Typesetter.class);

  @Override
  public void log(String where, Level level, String message) {
    LOG.debugf("%s: %s", where, message);
  }

  @Override
  public void log(String where, Level level, String message, @Nullable Throwable failure) {
    LOG.debugf(failure, "%s: %s", where, message);
  }

  @Override
  public void setLevel(String logger, Level level) {}

  @Override
  public boolean isLogLevelEnabled(Diagnostic diagnostic) {
    return LOG.isDebugEnabled() && diagnostic.getLevel().intValue() >= Level.WARNING.intValue();
  }
}
