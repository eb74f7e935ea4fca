package eu.veerman.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import eu.veerman.gateway.GatewayConfiguration;
import eu.veerman.matching.MatchingConfig;
import eu.veerman.platform.config.Settings;
import eu.veerman.platform.observability.Logging;
import eu.veerman.profile.ProfileConfig;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * {@code docker-compose.yml} without an engine at hand: it follows the Compose Specification, and
 * what it tells each service is what the service wants to be told. That such services work together
 * is shown by {@link FleetIT}, with processes.
 */
class ComposeTest {
  private static final Path FILE = Path.of("..", "docker-compose.yml");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)(?::([-?])([^}]*))?\\}");

  private final JsonObject file = read();

  private static JsonObject read() {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    try (InputStream in = Files.newInputStream(FILE)) {
      return new JsonObject(new Yaml(new SafeConstructor(options)).<Map<String, Object>>load(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static OutputUnit checked(JsonObject compose) {
    try (InputStream in = ComposeTest.class.getResourceAsStream("/compose/compose-spec.json")) {
      JsonObject schema = new JsonObject(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      // Its $schema is an address that no list of drafts has; which one it is, it says.
      assertThat(schema.remove("$schema")).asString().contains("draft-07");
      JsonSchemaOptions options =
          new JsonSchemaOptions()
              .setDraft(Draft.DRAFT7)
              .setOutputFormat(OutputFormat.Basic)
              .setBaseUri("https://compose-spec.example/");
      return Validator.create(JsonSchema.of(schema), options).validate(compose);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonObject service(String name) {
    return file.getJsonObject("services").getJsonObject(name);
  }

  /** A service's environment, with what a person has to set, set. */
  private Map<String, String> environment(String service) {
    Map<String, String> environment = new HashMap<>();
    service(service)
        .getJsonObject("environment")
        .forEach(each -> environment.put(each.getKey(), filledIn(String.valueOf(each.getValue()))));
    return environment;
  }

  private static String filledIn(String value) {
    Matcher variables = VARIABLE.matcher(value);
    return variables.replaceAll(
        found -> "-".equals(found.group(2)) ? found.group(3) : "value-of-" + found.group(1));
  }

  @Test
  void itFollowsTheComposeSpecification() {
    OutputUnit outcome = checked(file);
    assertThat(outcome.getValid()).as("%s", outcome.getErrors()).isTrue();
  }

  @Test
  void theSchemaRefusesWhatTheSpecificationDoesNotKnow() {
    JsonObject misspelt = file.copy();
    misspelt.getJsonObject("services").getJsonObject("postgres").put("healthchek", Map.of());
    assertThat(checked(misspelt).getValid()).isFalse();
    JsonObject misplaced = file.copy();
    misplaced.getJsonObject("services").getJsonObject("gateway-1").put("ports", "8080");
    assertThat(checked(misplaced).getValid()).isFalse();
  }

  @Test
  void everyServiceHasTwoInstancesAndAHealthCheck() {
    for (String name : List.of("profile", "matching", "gateway")) {
      for (String instance : List.of(name + "-1", name + "-2")) {
        assertThat(service(instance)).as(instance).isNotNull();
        assertThat(service(instance).getJsonObject("healthcheck").getJsonArray("test"))
            .as(instance)
            .isNotEmpty();
      }
    }
  }

  @Test
  void whatAServiceWaitsForIsThereAndCanBeWaitedFor() {
    Set<String> names = file.getJsonObject("services").fieldNames();
    for (String name : names) {
      service(name)
          .getJsonObject("depends_on", new JsonObject())
          .forEach(
              each -> {
                assertThat(names).as(name).contains(each.getKey());
                String condition = ((JsonObject) each.getValue()).getString("condition");
                JsonObject health = service(each.getKey()).getJsonObject("healthcheck");
                if (condition.equals("service_healthy")) {
                  assertThat(health.getBoolean("disable", false)).as(each.getKey()).isFalse();
                }
              });
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "2"})
  void eachServiceUnderstandsAllThatItIsTold(String instance) {
    assertThatCode(
            () -> {
              ProfileConfig profile = ProfileConfig.from(environment("profile-" + instance), 2);
              assertThat(profile.managementPort()).isEqualTo(9090);
              MatchingConfig matching =
                  Settings.read(
                      environment("matching-" + instance),
                      settings -> {
                        Logging.from(settings);
                        return MatchingConfig.from(settings, 2);
                      });
              assertThat(matching.keys()).hasSize(2);
              assertThat(matching.managementPort()).isEqualTo(9090);
              GatewayConfiguration gateway =
                  GatewayConfiguration.from(environment("gateway-" + instance));
              assertThat(gateway.managementPort()).isEqualTo(9090);
              assertThat(gateway.profile().urls())
                  .allMatch(url -> url.getPort() == profile.port())
                  .allMatch(url -> service(url.getHost()) != null)
                  .hasSize(2);
              assertThat(gateway.matching().urls())
                  .allMatch(url -> url.getPort() == matching.port())
                  .allMatch(url -> service(url.getHost()) != null)
                  .hasSize(2);
            })
        .doesNotThrowAnyException();
  }

  @Test
  void theSearchServerIsOfTheVersionThatWasTested() throws IOException {
    Properties servers = new Properties();
    try (InputStream in =
        ComposeTest.class.getResourceAsStream("/eu/veerman/embedded/servers.properties")) {
      servers.load(in);
    }
    assertThat(servers.getProperty("elasticsearch")).isNotBlank();
    assertThat(service("elasticsearch").getString("image"))
        .endsWith(":" + servers.getProperty("elasticsearch"));
    assertThat(service("postgres").getString("image"))
        .endsWith(":" + servers.getProperty("postgresql").replaceAll("\\..*", ""));
  }

  @Test
  void whatTheContainersRunIsWhatTheBuildMakes() {
    for (String name : List.of("setup", "profile-1", "matching-1", "gateway-1")) {
      JsonArray volumes = service(name).getJsonArray("volumes");
      String module = volumes.getString(0).replaceAll("^\\./(.*)/target:/veerman:ro$", "$1");
      assertThat(Path.of("..", module, "pom.xml")).exists();
      assertThat(service(name).getJsonArray("command").encode())
          .contains("/veerman/" + module + ".jar");
    }
  }
}
