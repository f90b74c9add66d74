package dev.latitude.local.portal;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.node.Link;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** The project's own documentation, as pages. */
final class Guides {
  private static final Pattern NAME = Pattern.compile("([a-z0-9-]+/)?[a-z0-9-]+");
  private static final Pattern TITLE = Pattern.compile("^# (.+)$", Pattern.MULTILINE);
  private static final List<Extension> EXTENSIONS =
      List.of(TablesExtension.create(), HeadingAnchorExtension.create());
  private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder()
          .extensions(EXTENSIONS)
          .escapeHtml(true)
          .sanitizeUrls(true)
          .attributeProviderFactory(
              _ ->
                  (node, _, attributes) -> {
                    if (node instanceof Link link) {
                      attributes.put("href", asPage(link.getDestination()));
                    }
                  })
          .build();

  private final Path folder;

  Guides(Path folder) {
    this.folder = folder;
  }

  record Guide(String name, String title) {
    JsonObject toJson() {
      return new JsonObject().put("name", name).put("title", title);
    }
  }

  List<Guide> all() {
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".md"))
          .sorted()
          .map(
              file -> {
                var name = file.getFileName().toString().replace(".md", "");
                return new Guide(name, title(read(file), name));
              })
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The guide as the body of a page, if there is one of that name. */
  Optional<Rendered> find(String name) {
    var file = folder.resolve(name + ".md");
    if (!NAME.matcher(name).matches() || !Files.isRegularFile(file)) {
      return Optional.empty();
    }
    var text = read(file);
    return Optional.of(new Rendered(title(text, name), RENDERER.render(PARSER.parse(text))));
  }

  record Rendered(String title, String html) {}

  private static String title(String text, String otherwise) {
    var title = TITLE.matcher(text);
    return title.find() ? title.group(1) : otherwise;
  }

  /** Links between the files hold between the pages. */
  private static String asPage(String destination) {
    return destination.contains(":") ? destination : destination.replaceFirst("\\.md(?=#|$)", "");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
