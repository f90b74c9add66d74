package dev.latitude.testkit;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;

/** What a class logs while this is open: the level and the text, and whether there is a stack. */
public final class LogOf extends Handler implements AutoCloseable {
  private static final Formatter LEVEL_AND_TEXT = new PatternFormatter("%p %s");

  private final Logger logger;
  private final List<String> lines = new CopyOnWriteArrayList<>();

  private LogOf(Logger logger) {
    this.logger = logger;
  }

  public static LogOf type(Class<?> type) {
    var log = new LogOf(Logger.getLogger(type.getName()));
    log.logger.addHandler(log);
    return log;
  }

  public List<String> lines() {
    return lines;
  }

  @Override
  public void publish(LogRecord line) {
    lines.add(LEVEL_AND_TEXT.format(line) + (line.getThrown() == null ? "" : " with a stack"));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
  }
}
