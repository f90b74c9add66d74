package dev.latitude.kit.problempage;

import dev.latitude.kit.problempage.ProblemPage.ProblemCase;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/**
 * The tables of docs/problems.md, which is packaged with every service: people read one text,
 * whether in the repository or behind the type of a problem.
 */
@Singleton
public class ProblemPages {
  private static final String FILE = "problems.md";

  private final Map<String, ProblemPage> pages;

  ProblemPages() {
    this.pages = read();
  }

  Optional<ProblemPage> find(String code) {
    return Optional.ofNullable(pages.get(code));
  }

  Collection<ProblemPage> all() {
    return pages.values();
  }

  private static Map<String, ProblemPage> read() {
    try (var stream = ProblemPages.class.getResourceAsStream(FILE)) {
      if (stream == null) {
        throw new IllegalStateException("There is no " + FILE + " in the service");
      }
      var rows = new Rows();
      Parser.builder()
          .extensions(List.of(TablesExtension.create()))
          .build()
          .parseReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
          .accept(rows);
      var pages = new TreeMap<String, ProblemPage>();
      rows.cases.forEach((code, cases) -> pages.put(code, new ProblemPage(code, cases)));
      return pages;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Each row of a table is a case: code, status, when, what to do; the heading says from whom. */
  private static final class Rows extends AbstractVisitor {
    private final Map<String, List<ProblemCase>> cases = new TreeMap<>();
    private String heading = "";

    @Override
    public void visit(Heading heading) {
      this.heading = plain(heading);
    }

    @Override
    public void visit(CustomBlock block) {
      if (block instanceof TableBlock) {
        visitChildren(block);
      }
    }

    @Override
    public void visit(CustomNode node) {
      if (node instanceof TableBody) {
        visitChildren(node);
      } else if (node instanceof TableRow) {
        add(cells(node));
      }
    }

    private void add(List<String> row) {
      cases
          .computeIfAbsent(row.get(0), _ -> new ArrayList<>())
          .add(new ProblemCase(heading, Integer.parseInt(row.get(1)), row.get(2), row.get(3)));
    }

    private List<String> cells(Node row) {
      var cells = new ArrayList<String>();
      for (var child = row.getFirstChild(); child != null; child = child.getNext()) {
        if (child instanceof TableCell cell) {
          cells.add(plain(cell));
        }
      }
      return cells;
    }

    private static String plain(Node node) {
      var words = new StringBuilder();
      node.accept(
          new AbstractVisitor() {
            @Override
            public void visit(Text text) {
              words.append(text.getLiteral());
            }

            @Override
            public void visit(Code code) {
              words.append(code.getLiteral());
            }
          });
      return words.toString();
    }
  }
}
