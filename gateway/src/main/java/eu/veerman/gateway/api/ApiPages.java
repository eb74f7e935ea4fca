package eu.veerman.gateway.api;

import eu.veerman.gateway.web.StaticFile;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/**
 * The merged document for programs, and the same for people: swagger-ui, whose start script is a
 * file of its own because the page allows no inline script.
 */
public final class ApiPages {
  private static final String DOCUMENT = ApiDocument.BASE + "/openapi.json";
  private static final String PAGE = "/api/docs";
  private static final String MODULE = "META-INF/maven/org.webjars/swagger-ui/pom.properties";

  private static final String HTML =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Veerman: the API</title>
      <link rel="stylesheet" href="/api/docs/swagger-ui.css">
      </head>
      <body>
      <main id="api"></main>
      <noscript>This page needs JavaScript. The document itself is at <a href="/api/v1/openapi.json">/api/v1/openapi.json</a>.</noscript>
      <script src="/api/docs/swagger-ui-bundle.js"></script>
      <script src="/api/docs/start.js"></script>
      </body>
      </html>
      """;

  // No validator badge: it would tell another site which API is looked at.
  private static final String START =
      """
      SwaggerUIBundle({
        url: '/api/v1/openapi.json',
        dom_id: '#api',
        deepLinking: true,
        validatorUrl: null,
        persistAuthorization: false,
      })
      """;

  private final Map<String, StaticFile> files;

  private ApiPages(Map<String, StaticFile> files) {
    this.files = files;
  }

  /**
   * Reads the page's files from the class path.
   *
   * @throws UncheckedIOException when swagger-ui is not there
   */
  public static ApiPages load(ClassLoader loader, ApiDocument document) {
    String folder = "META-INF/resources/webjars/swagger-ui/" + version(loader) + "/";
    Map<String, StaticFile> files = new LinkedHashMap<>();
    files.put(
        DOCUMENT,
        StaticFile.revalidated(
            "openapi.json", document.json().encode().getBytes(StandardCharsets.UTF_8)));
    files.put(PAGE, StaticFile.revalidated("index.html", HTML.getBytes(StandardCharsets.UTF_8)));
    files.put(
        PAGE + "/start.js",
        StaticFile.revalidated("start.js", START.getBytes(StandardCharsets.UTF_8)));
    for (String name : new String[] {"swagger-ui.css", "swagger-ui-bundle.js"}) {
      files.put(PAGE + "/" + name, StaticFile.revalidated(name, bytes(loader, folder + name)));
    }
    return new ApiPages(files);
  }

  private static String version(ClassLoader loader) {
    Properties module = new Properties();
    try (InputStream in = loader.getResourceAsStream(MODULE)) {
      if (in == null) {
        throw new UncheckedIOException(new IOException("swagger-ui is not on the class path"));
      }
      module.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return module.getProperty("version");
  }

  private static byte[] bytes(ClassLoader loader, String name) {
    try (InputStream in = loader.getResourceAsStream(name)) {
      if (in == null) {
        throw new UncheckedIOException(new IOException(name + " is not on the class path"));
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Serves the document and the page. */
  public void addTo(Router router) {
    files.forEach((path, file) -> reading(router, path).handler(file::send));
  }

  private static Route reading(Router router, String path) {
    return router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD);
  }
}
