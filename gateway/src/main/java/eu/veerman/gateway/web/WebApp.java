package eu.veerman.gateway.web;

import eu.veerman.platform.http.Problem;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The web app, read once from the class path and kept in memory. Assets carry a hash of their
 * content in their name and are cached for ever; the page itself is asked for each time. Every path
 * that is no file is the page: its own routes are the app's.
 */
public final class WebApp {
  private static final String INDEX = "index.html";
  private static final String ASSETS = "assets/";
  private static final String DEMO = "<meta name=\"veerman-demo\" content=\"true\"></head>";

  private final Map<String, StaticFile> files;
  private final StaticFile index;

  private WebApp(Map<String, StaticFile> files, StaticFile index) {
    this.files = files;
    this.index = index;
  }

  /**
   * Reads {@code web/} from the class path, whose {@code assets.txt} lists the files.
   *
   * @param demo tells the page that demo accounts exist
   * @throws UncheckedIOException when the app was not built
   */
  public static WebApp load(ClassLoader loader, boolean demo) {
    Map<String, StaticFile> files = new HashMap<>();
    new String(bytes(loader, "assets.txt"), StandardCharsets.UTF_8)
        .lines()
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .forEach(name -> files.put(name, file(name, bytes(loader, name))));
    String page = new String(bytes(loader, INDEX), StandardCharsets.UTF_8);
    StaticFile index =
        file(INDEX, (demo ? withDemoTag(page) : page).getBytes(StandardCharsets.UTF_8));
    files.put(INDEX, index);
    return new WebApp(Map.copyOf(files), index);
  }

  private static StaticFile file(String name, byte[] content) {
    return name.startsWith(ASSETS)
        ? StaticFile.immutable(name, content)
        : StaticFile.revalidated(name, content);
  }

  private static String withDemoTag(String page) {
    if (!page.contains("</head>")) {
      throw new IllegalStateException("web/index.html has no </head>, must have one");
    }
    return page.replaceFirst("</head>", DEMO);
  }

  private static byte[] bytes(ClassLoader loader, String name) {
    try (InputStream in = loader.getResourceAsStream("web/" + name)) {
      if (in == null) {
        throw new UncheckedIOException(
            new IOException(
                "web/" + name + " is not on the class path: build the module frontend"));
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Serves the files, and the page for every other path. Comes after all other routes. */
  public void addTo(Router router) {
    router.route().method(HttpMethod.GET).method(HttpMethod.HEAD).handler(this::send);
  }

  private void send(RoutingContext context) {
    String path = context.normalizedPath();
    String name = path.startsWith("/") ? path.substring(1) : path;
    StaticFile file = files.get(name);
    if (file == null && name.substring(name.lastIndexOf('/') + 1).contains(".")) {
      // A file, perhaps of an older release: the page under its name would only confuse a browser.
      context.fail(Problem.notFound().asException());
      return;
    }
    (file == null ? index : file).send(context);
  }
}
