package dev.latitude.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.jboss.jandex.Index;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RequiredInContractTest {
  record Answer(
      String always,
      int number,
      @Nullable String sometimes,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> ifAny) {}

  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Sparse(String always) {}

  @org.eclipse.microprofile.openapi.annotations.media.Schema(name = "Named")
  record NamedView(String always) {}

  record Many<T>(List<T> items, @Nullable String next) {}

  record Request(String text) {}

  record Part(String text) {}

  @Test
  void an_answer_always_has_what_is_neither_nullable_nor_left_out() throws Exception {
    assertThat(required("Answer", "always", "number", "sometimes", "ifAny"))
        .containsExactly("always", "number");
    assertThat(required("Sparse", "always")).isNull();
  }

  @Test
  void a_record_is_found_by_the_name_its_schema_has() throws Exception {
    assertThat(required("Named", "always")).containsExactly("always");
    assertThat(required("ManyAnswer", "items", "next")).containsExactly("items");
    assertThat(required("NamedView", "always")).isNull();
  }

  @Test
  void what_is_sent_says_itself_what_it_needs() throws Exception {
    assertThat(required("Request", "text")).isNull();
    assertThat(required("Part", "text")).isNull();
  }

  private static @Nullable List<String> required(String name, String... properties)
      throws IOException {
    var schema = OASFactory.createSchema();
    for (var property : properties) {
      schema.addProperty(property, OASFactory.createSchema());
    }
    var contract = contractWithRequest();
    contract.getComponents().addSchema(name, schema);
    filter().filterOpenAPI(contract);
    return schema.getRequired();
  }

  /** The body of its only request is a `Request`, which has a list of `Part`. */
  private static OpenAPI contractWithRequest() {
    var parts =
        OASFactory.createSchema().items(OASFactory.createSchema().ref("#/components/schemas/Part"));
    var wrapper = OASFactory.createSchema().addProperty("parts", parts);
    wrapper.addAllOf(OASFactory.createSchema().ref("#/components/schemas/Request"));
    var body =
        OASFactory.createRequestBody()
            .content(
                OASFactory.createContent()
                    .addMediaType(
                        "application/json", OASFactory.createMediaType().schema(wrapper)));
    var path = OASFactory.createPathItem();
    path.setOperation(PathItem.HttpMethod.POST, OASFactory.createOperation().requestBody(body));
    var schemas = OASFactory.createComponents();
    schemas.addSchema("Request", OASFactory.createSchema());
    schemas.addSchema("Part", OASFactory.createSchema());
    return OASFactory.createOpenAPI()
        .paths(OASFactory.createPaths().addPathItem("/things", path))
        .components(schemas);
  }

  private static RequiredInContract filter() throws IOException {
    return new RequiredInContract(
        Index.of(
            Answer.class, Sparse.class, NamedView.class, Many.class, Request.class, Part.class));
  }
}
