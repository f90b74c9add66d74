package dev.latitude.kit.json;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.type.LogicalType;

/**
 * How one service reads what another one tells: properties it does not know are passed over, so
 * that the other may tell more tomorrow; amounts of money come as decimal strings.
 */
public final class TolerantJson {
  private TolerantJson() {}

  public static ObjectMapper of(ObjectMapper json) {
    var tolerant = json.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    tolerant
        .coercionConfigFor(LogicalType.Float)
        .setCoercion(CoercionInputShape.String, CoercionAction.TryConvert);
    return tolerant;
  }
}
