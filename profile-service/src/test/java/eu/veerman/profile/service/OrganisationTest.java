package eu.veerman.profile.service;

import static org.assertj.core.api.Assertions.assertThat;

import eu.veerman.profile.service.Client.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OrganisationTest {
  private final Marketplace marketplace = Marketplace.shared();

  private static Map<String, Object> account(String organisation) {
    Map<String, Object> account = new HashMap<>();
    account.put("email", "new" + UUID.randomUUID() + "@example.com");
    account.put("password", Marketplace.PASSWORD);
    account.put("name", "Nieuw");
    account.put("organisation", organisation);
    account.put("role", "company");
    return account;
  }

  @Test
  void administratorsCreateOrganisationsAndNobodyElseDoes() {
    Map<String, String> input = Map.of("kind", "company", "name", "Nieuw BV", "country", "NL");

    Response made = marketplace.admin().post("/organisations", input).expect(201);

    assertThat(made.header("Location")).isEqualTo("/api/v1/organisations/" + made.id());
    assertThat(marketplace.log("organisation/" + made.id()))
        .extracting(event -> event.data().path("name").asText())
        .containsExactly("Nieuw BV");
    marketplace.company().post("/organisations", input).expect(403);
    marketplace.agency().post("/organisations", input).expect(403);
  }

  @Test
  void thePlatformIsNoKindToCreate() {
    assertThat(
            marketplace
                .admin()
                .post("/organisations", Map.of("kind", "platform", "name", "x"))
                .expect(400)
                .pointers())
        .containsExactly("/kind");
  }

  @Test
  void othersSeeTheirOwnOrganisationOnly() {
    Client company = marketplace.company();
    Client other = marketplace.company();

    assertThat(company.get("/organisations").expect(200).json().path("items")).hasSize(1);
    company.get("/organisations/" + company.organisation()).expect(200);
    company.get("/organisations/" + other.organisation()).expect(404);
    marketplace.admin().get("/organisations/" + other.organisation()).expect(200);
  }

  @Test
  void aListIsPagedWithoutGapsAndRepetitions() {
    Client admin = marketplace.admin();
    for (int i = 0; i < 5; i++) {
      marketplace.company();
    }
    Response first = admin.get("/organisations?limit=2").expect(200);
    Response second =
        admin.get("/organisations?limit=2&after=" + first.json().path("next").asText()).expect(200);
    Response both = admin.get("/organisations?limit=4").expect(200);

    assertThat(both.json().path("items").findValuesAsText("id"))
        .startsWith(first.json().path("items").findValuesAsText("id").toArray(String[]::new))
        .endsWith(second.json().path("items").findValuesAsText("id").toArray(String[]::new));
    assertThat(admin.get("/organisations?after=nonsense").expect(400).pointers())
        .containsExactly("after");
    assertThat(admin.get("/organisations?limit=1000").expect(400).pointers())
        .containsExactly("limit");
  }

  @Test
  void anAccountNeedsAnOrganisationOfItsKindAndAFreeAddressAndAGoodPassword() {
    Client admin = marketplace.admin();
    Client company = marketplace.company();
    Map<String, Object> account = account(company.organisation());
    admin.post("/accounts", account).expect(201);
    admin.post("/accounts", account).expect(409);

    Map<String, Object> wrongRole = account(company.organisation());
    wrongRole.put("role", "agency");
    assertThat(admin.post("/accounts", wrongRole).expect(400).pointers()).containsExactly("/role");
    assertThat(
            admin.post("/accounts", account(UUID.randomUUID().toString())).expect(400).pointers())
        .containsExactly("/organisation");
    Map<String, Object> weak = account(company.organisation());
    weak.put("password", "aaaaaaaaaaaaaaaaa");
    assertThat(admin.post("/accounts", weak).expect(400).pointers()).containsExactly("/password");
    company.post("/accounts", account(company.organisation())).expect(403);
  }

  @Test
  void aRepeatedIdempotencyKeyMakesOneOrganisation() {
    Client admin = marketplace.admin();
    String key = UUID.randomUUID().toString();
    Map<String, String> input = Map.of("kind", "company", "name", "Eenmalig BV");

    Response first = admin.post("/organisations", input, "Idempotency-Key", key).expect(201);
    Response again = admin.post("/organisations", input, "Idempotency-Key", key).expect(201);

    assertThat(again.id()).isEqualTo(first.id());
    Response other =
        admin.post(
            "/organisations",
            Map.of("kind", "company", "name", "Anders BV"),
            "Idempotency-Key",
            key);
    assertThat(other.status()).isBetween(409, 422);
  }

  @Test
  void claimingAProfileMovesItToThePersonsPractice() {
    Client agency = marketplace.agency();
    Client admin = marketplace.admin();
    String id = agency.post("/managers", Documents.manager()).expect(201).id();
    String practice =
        admin
            .post("/organisations", Map.of("kind", "practice", "name", "Praktijk"))
            .expect(201)
            .id();

    Client person = marketplace.colleague(admin, practice, "manager", Optional.of(id));

    assertThat(person.account().orElseThrow().path("manager").asText()).isEqualTo(id);
    assertThat(person.get("/managers/" + id).expect(200).json().path("owned").asBoolean()).isTrue();
    agency.get("/managers/" + id).expect(404);
    Map<String, Object> second = account(practice);
    second.put("role", "manager");
    second.put("manager", id);
    assertThat(admin.post("/accounts", second).expect(400).pointers()).containsExactly("/manager");
  }
}
