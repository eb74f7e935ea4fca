package eu.veerman.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/**
 * Where this build has the servers' programs, and in which versions.
 *
 * <p>PostgreSQL comes as a jar on the class path for each platform. Elasticsearch is a zip, which
 * no class path takes: it lies beside the jar of this class (in {@code standalone}'s lib folder) or
 * in the folder {@code servers} beside this module's classes.
 */
record ServerArchives(String postgresqlVersion, String elasticsearchVersion) {

  static ServerArchives ofThisBuild() {
    Properties versions = new Properties();
    try (InputStream in = ServerArchives.class.getResourceAsStream("servers.properties")) {
      if (in == null) {
        throw new IllegalStateException("servers.properties is missing from the build");
      }
      versions.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ServerArchives(
        versions.getProperty("postgresql"), versions.getProperty("elasticsearch"));
  }

  InputStream openPostgresql() {
    String system = lower("os.name").contains("mac") ? "darwin" : "linux";
    String machine = List.of("aarch64", "arm64").contains(lower("os.arch")) ? "arm_64" : "x86_64";
    String name = "/postgres-" + system + "-" + machine + ".txz";
    InputStream in = ServerArchives.class.getResourceAsStream(name);
    if (in == null || !supportedSystem()) {
      throw new ServerTrouble(
          "There is no embedded PostgreSQL for "
              + System.getProperty("os.name")
              + " on "
              + System.getProperty("os.arch")
              + ": run the services with docker compose instead.");
    }
    return in;
  }

  private static boolean supportedSystem() {
    return lower("os.name").contains("mac") || lower("os.name").contains("linux");
  }

  private static String lower(String property) {
    return System.getProperty(property).toLowerCase(Locale.ROOT);
  }

  Path elasticsearch() {
    String name = "elasticsearch-" + elasticsearchVersion + ".zip";
    Path here = codeFolder();
    return List.of(here.resolve(name), here.resolve("servers").resolve(name)).stream()
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(
            () ->
                new ServerTrouble(
                    name + " is missing beside " + here + ": build again with ./veerman up."));
  }

  /** The folder that holds this class's jar, or the one that holds its folder of classes. */
  private static Path codeFolder() {
    CodeSource source = ServerArchives.class.getProtectionDomain().getCodeSource();
    try {
      return Folders.above(Path.of(source.getLocation().toURI()));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
