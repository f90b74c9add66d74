package dev.latitude.agreement;

import dev.latitude.testkit.Contract;
import dev.latitude.testkit.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(PilotServiceStub.class)
class ContractTest {
  @TestHTTPResource(value = "/openapi", management = true)
  URI served;

  @Test
  void the_committed_contract_is_the_one_the_service_serves() throws Exception {
    Contract.assertCurrent(served, "agreement.yaml");
  }
}
