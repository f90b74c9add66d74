package dev.latitude.testkit.document;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** What a CommonMark reader makes of a text. */
public final class MarkdownOutline {
  private MarkdownOutline() {}

  /** The kinds of all nodes in the order of the text, as in "Heading", "Text", "Link". */
  public static List<String> kinds(String markdown) {
    var kinds = new ArrayList<String>();
    collect(Parser.builder().build().parse(markdown), kinds);
    return kinds;
  }

  /** All the text there is to read, without the marks. */
  public static String text(String markdown) {
    var text = new StringBuilder();
    Parser.builder()
        .build()
        .parse(markdown)
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Text node) {
                text.append(node.getLiteral()).append(' ');
              }
            });
    return text.toString();
  }

  private static void collect(Node node, List<String> kinds) {
    kinds.add(node.getClass().getSimpleName());
    for (var child = node.getFirstChild(); child != null; child = child.getNext()) {
      collect(child, kinds);
    }
  }
}
