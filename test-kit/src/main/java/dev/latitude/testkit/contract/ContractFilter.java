package dev.latitude.testkit.contract;

import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** What every service's contract has, and no resource has to say. */
public class ContractFilter implements OASFilter {
  @Override
  public Schema filterSchema(Schema schema) {
    PagesInContract.rename(schema);
    if (schema.getType() != null && schema.getType().contains(Schema.SchemaType.STRING)) {
      dropLimitsOfNumbers(schema);
    }
    if (schema.getExamples() != null
        && schema.getType() != null
        && schema.getType().contains(Schema.SchemaType.ARRAY)) {
      schema.setExamples(schema.getExamples().stream().map(ContractFilter::asList).toList());
    }
    return schema;
  }

  /** What is annotated as an example of a list is one of its elements. */
  private static Object asList(Object example) {
    return example instanceof List<?> ? example : List.of(example);
  }

  /** An amount is a number to Java and text on its way; its pattern says what it can be. */
  private static void dropLimitsOfNumbers(Schema schema) {
    schema.setMinimum(null);
    schema.setMaximum(null);
    schema.setExclusiveMinimum(null);
    schema.setExclusiveMaximum(null);
  }

  @Override
  public void filterOpenAPI(OpenAPI contract) {
    PagesInContract.rename(contract);
    FailuresInContract.describe(contract);
    HeadersInContract.describe(contract);
    contract.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme("bearer"));
  }
}
