package dev.latitude.local.portal;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Link;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** The project's own documentation, as pages. */
final class Guides {
  private static final Path DOCS = Path.of("docs");
  private static final String README = "readme";
  private static final Pattern NAME = Pattern.compile("([a-z0-9-]+/)?[a-z0-9-]+");
  private static final Pattern TITLE = Pattern.compile("^# (.+)$", Pattern.MULTILINE);
  private static final List<Extension> EXTENSIONS =
      List.of(TablesExtension.create(), HeadingAnchorExtension.create());
  private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder().extensions(EXTENSIONS).escapeHtml(true).sanitizeUrls(true).build();

  private final Path repository;

  Guides(Path repository) {
    this.repository = repository;
  }

  record Guide(String name, String title) {
    JsonObject toJson() {
      return new JsonObject().put("name", name).put("title", title);
    }
  }

  List<Guide> all() {
    try (var files = Files.list(repository.resolve(DOCS))) {
      return Stream.concat(
              Stream.of(README),
              files
                  .map(file -> file.getFileName().toString())
                  .filter(file -> file.endsWith(".md"))
                  .sorted()
                  .map(file -> file.replace(".md", "")))
          .map(name -> new Guide(name, title(read(file(name)), name)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The guide as the body of a page, if there is one of that name. */
  Optional<Rendered> find(String name) {
    if (!NAME.matcher(name).matches() || !Files.isRegularFile(repository.resolve(file(name)))) {
      return Optional.empty();
    }
    var text = read(file(name));
    var guide = PARSER.parse(text);
    guide.accept(new Links(file(name)));
    return Optional.of(new Rendered(title(text, name), RENDERER.render(guide)));
  }

  private static Path file(String name) {
    return name.equals(README) ? Path.of("README.md") : DOCS.resolve(name + ".md");
  }

  record Rendered(String title, String html) {}

  private static String title(String text, String otherwise) {
    var title = TITLE.matcher(text);
    return title.find() ? title.group(1) : otherwise;
  }

  private String read(Path file) {
    try {
      return Files.readString(repository.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Links between the files hold between the pages; one to what is no page here is plain text. */
  private static final class Links extends AbstractVisitor {
    private final Path file;

    Links(Path file) {
      this.file = file;
    }

    @Override
    public void visit(Link link) {
      visitChildren(link);
      var destination = link.getDestination();
      if (destination.startsWith("#") || destination.contains(":")) {
        return;
      }
      page(destination).ifPresentOrElse(link::setDestination, () -> unlink(link));
    }

    private Optional<String> page(String destination) {
      var path = destination.replaceFirst("#.*", "");
      var anchor = destination.substring(path.length());
      var target = file.resolveSibling(path).normalize();
      if (target.startsWith("openapi")) {
        return Optional.of(Portal.CONTRACT);
      }
      if (target.equals(file(README))) {
        return Optional.of(Portal.GUIDES + README + anchor);
      }
      return target.startsWith(DOCS) && path.endsWith(".md")
          ? Optional.of(
              Portal.GUIDES + DOCS.relativize(target).toString().replace(".md", "") + anchor)
          : Optional.empty();
    }

    private static void unlink(Link link) {
      for (var child = link.getFirstChild(); child != null; child = link.getFirstChild()) {
        link.insertBefore(child);
      }
      link.unlink();
    }
  }
}
