package eu.veerman.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.veerman.embedded.DatabaseAddress;
import eu.veerman.embedded.Servers;
import eu.veerman.gateway.Gateway;
import eu.veerman.gateway.GatewayConfiguration;
import eu.veerman.platform.config.ConfigurationProblems;
import eu.veerman.platform.config.Secret;
import eu.veerman.platform.database.DatabaseLogin;
import eu.veerman.platform.database.DatabaseSetup;
import eu.veerman.platform.observability.Metrics;
import eu.veerman.platform.service.Lifecycle;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Given a certificate, the door speaks HTTPS and tells browsers to stay with it. */
class TlsTest {
  private static final String PASSWORD = "changeit";

  @TempDir private Path folder;

  /** A certificate for localhost, made by the JDK's own tool. */
  private KeyStore certificate()
      throws IOException, InterruptedException, GeneralSecurityException {
    Path store = folder.resolve("store.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "door",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost,ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD)
            .inheritIO()
            .start();
    assertThat(keytool.waitFor()).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    return keys;
  }

  private Path pem(String kind, byte[] content) throws IOException {
    String text =
        "-----BEGIN "
            + kind
            + "-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content)
            + "\n-----END "
            + kind
            + "-----\n";
    return Files.writeString(folder.resolve(kind.replace(' ', '-') + ".pem"), text);
  }

  private static Map<String, String> keys() {
    DatabaseAddress database = Servers.shared().freshDatabase();
    Secret secret = new Secret("test");
    DatabaseSetup.run(
        new DatabaseLogin(
            new eu.veerman.platform.database.DatabaseAddress(
                database.host(), database.port(), database.database()),
            database.user(),
            new Secret(database.password())),
        DatabaseSetup.roles(secret, secret, secret));
    Map<String, String> keys = new HashMap<>();
    keys.put("VEERMAN_HOST", "127.0.0.1");
    keys.put("VEERMAN_PORT", "0");
    keys.put("VEERMAN_MANAGEMENT_PORT", "0");
    keys.put(
        "VEERMAN_DATABASE_URL",
        "postgresql://" + database.host() + ":" + database.port() + "/" + database.database());
    keys.put("VEERMAN_DATABASE_PASSWORD", "test");
    keys.put("VEERMAN_PROFILE_URLS", "http://127.0.0.1:1");
    keys.put("VEERMAN_MATCHING_URLS", "http://127.0.0.1:1");
    return keys;
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
  }

  @Test
  void theDoorSpeaksHttpsWithItsCertificate() throws Exception {
    KeyStore store = certificate();
    Key key = store.getKey("door", PASSWORD.toCharArray());
    Map<String, String> keys = keys();
    keys.put(
        "VEERMAN_TLS_CERTIFICATE",
        pem("CERTIFICATE", store.getCertificate("door").getEncoded()).toString());
    keys.put("VEERMAN_TLS_KEY", pem("PRIVATE KEY", key.getEncoded()).toString());
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("door", store.getCertificate("door"));
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);

    Lifecycle life = new Lifecycle(Vertx.vertx(), "gateway", Duration.ofSeconds(8));
    Gateway gateway =
        await(
            life.start(
                () ->
                    Gateway.start(
                        life,
                        GatewayConfiguration.from(keys),
                        Metrics.registry("gateway", false),
                        Clock.systemUTC(),
                        UUID::randomUUID)));
    try (HttpClient client = HttpClient.newBuilder().sslContext(context).build()) {
      HttpResponse<String> live =
          client.send(
              HttpRequest.newBuilder(
                      URI.create("https://localhost:" + gateway.port() + "/health/live"))
                  .build(),
              BodyHandlers.ofString());
      assertThat(live.statusCode()).isEqualTo(200);
      assertThat(live.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
      assertThat(live.headers().firstValue("Strict-Transport-Security"))
          .hasValue("max-age=31536000");
    } finally {
      await(life.stop());
      await(life.vertx().close());
    }
  }

  @Test
  void aCertificateWithoutItsKeyOrThatIsNotThereIsToldAtTheStart() {
    Map<String, String> keys = keys();
    keys.put("VEERMAN_TLS_CERTIFICATE", folder.resolve("missing.pem").toString());
    assertThatThrownBy(() -> GatewayConfiguration.from(keys))
        .isInstanceOf(ConfigurationProblems.class)
        .hasMessageContaining("VEERMAN_TLS_KEY")
        .hasMessageContaining("must be a file that can be read");
  }
}
