package dev.latitude.pilot.chart;

import java.io.StringWriter;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes elements; whatever is text or an attribute is escaped. */
final class Svg {
  private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter out;

  Svg() {
    try {
      out = FACTORY.createXMLStreamWriter(text);
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** An element with attributes, name after value; what comes until {@link #end} is in it. */
  Svg open(String name, Object... attributes) {
    return write(
        () -> {
          out.writeStartElement(name);
          attributes(attributes);
        });
  }

  Svg end() {
    return write(out::writeEndElement);
  }

  Svg empty(String name, Object... attributes) {
    return write(
        () -> {
          out.writeEmptyElement(name);
          attributes(attributes);
        });
  }

  /** An element with nothing but text in it. */
  Svg text(String name, String content, Object... attributes) {
    open(name, attributes);
    return write(() -> out.writeCharacters(content)).end();
  }

  String written() {
    var _ = write(out::writeEndDocument);
    return text.toString();
  }

  private void attributes(Object... attributes) throws XMLStreamException {
    for (int i = 0; i < attributes.length; i += 2) {
      out.writeAttribute(String.valueOf(attributes[i]), value(attributes[i + 1]));
    }
  }

  /** A tenth of a unit is finer than anybody sees. */
  static String value(Object value) {
    return value instanceof Double number
        ? String.format(Locale.ROOT, "%.1f", number).replaceFirst("\\.0$", "")
        : String.valueOf(value);
  }

  private Svg write(Step step) {
    try {
      step.write();
      return this;
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private interface Step {
    void write() throws XMLStreamException;
  }
}
