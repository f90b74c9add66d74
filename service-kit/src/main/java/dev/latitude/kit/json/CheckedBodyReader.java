package dev.latitude.kit.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.latitude.kit.http.BodyLimit;
import dev.latitude.kit.idempotency.RequestFingerprint;
import dev.latitude.kit.problem.CommonProblem;
import dev.latitude.kit.problem.Fault;
import dev.latitude.kit.problem.ProblemException;
import dev.latitude.kit.problem.Violations;
import jakarta.validation.Validator;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Reads a request body and tells everything that is wrong with it at once: unknown properties,
 * wrong types, missing and unacceptable values. A data binder stops at its first fault, so a faulty
 * node is noted, taken out of the tree, and the rest is read again; only a request that is refused
 * anyway pays for that. What this service reads of others' answers is none of its business.
 */
@Provider
@ConstrainedTo(RuntimeType.SERVER)
@Consumes(MediaType.APPLICATION_JSON)
public class CheckedBodyReader implements MessageBodyReader<Object> {
  private static final int MOST_FAULTS_TOLD = 100;

  private final ObjectMapper json;
  private final Validator validator;
  private final RequestFingerprint fingerprint;
  private final BodyLimit limit;

  CheckedBodyReader(
      ObjectMapper json, Validator validator, RequestFingerprint fingerprint, BodyLimit limit) {
    this.json = json;
    this.validator = validator;
    this.fingerprint = fingerprint;
    this.limit = limit;
  }

  @Override
  public boolean isReadable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return type.isRecord();
  }

  @Override
  public Object readFrom(
      Class<Object> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream body)
      throws IOException {
    var bytes = body.readNBytes((int) limit.bytes() + 1);
    if (bytes.length > limit.bytes()) {
      throw limit.exceeded();
    }
    fingerprint.ofBody(bytes);
    return read(bytes, json.constructType(genericType));
  }

  Object read(byte[] bytes, JavaType type) throws IOException {
    var tree = parse(bytes);
    var faults = new ArrayList<>(StorableText.faults(tree));
    while (true) {
      try {
        Object value = json.treeToValue(tree, type);
        faults.addAll(violations(value, faults));
        if (faults.isEmpty()) {
          return value;
        }
        throw invalid(faults);
      } catch (MismatchedInputException mismatch) {
        faults.add(BindingFaults.of(mismatch));
        if (faults.size() >= MOST_FAULTS_TOLD || !BindingFaults.takeOut(tree, mismatch.getPath())) {
          throw invalid(faults);
        }
      } catch (JsonMappingException unexpected) {
        faults.add(
            Fault.at(
                BindingFaults.pointer(unexpected.getPath()),
                "invalid",
                "is not a value this property can have"));
        if (faults.size() >= MOST_FAULTS_TOLD
            || !BindingFaults.takeOut(tree, unexpected.getPath())) {
          throw invalid(faults);
        }
      }
    }
  }

  private JsonNode parse(byte[] bytes) throws IOException {
    try {
      var tree = json.readTree(bytes);
      if (tree == null || tree.isMissingNode() || tree.isNull()) {
        throw new ProblemException(
            CommonProblem.MALFORMED_REQUEST,
            "The request needs a JSON object as its body, and there is none.");
      }
      return tree;
    } catch (JsonProcessingException malformed) {
      var where = malformed.getLocation();
      var place =
          where == null ? "" : " at line " + where.getLineNr() + ", column " + where.getColumnNr();
      throw new ProblemException(
          CommonProblem.MALFORMED_REQUEST,
          "The body is not well-formed JSON" + place + ". Names must not occur twice.");
    }
  }

  /**
   * Rules broken by what could be read. A value that could not be read has been told already, and
   * what it lacks is no second fault.
   */
  private List<Fault> violations(Object value, List<Fault> told) {
    return validator.validate(value).stream()
        .map(Violations::inBody)
        .filter(fault -> told.stream().noneMatch(earlier -> covers(earlier, fault)))
        .sorted(Comparator.comparing(fault -> String.valueOf(fault.pointer())))
        .toList();
  }

  private static boolean covers(Fault earlier, Fault later) {
    var of = String.valueOf(earlier.pointer());
    var at = String.valueOf(later.pointer());
    return at.equals(of) || at.startsWith(of + "/") || of.startsWith(at + "/");
  }

  private static ProblemException invalid(List<Fault> faults) {
    var detail =
        faults.size() == 1
            ? "The body has one fault; 'errors' names it."
            : "The body has " + faults.size() + " faults; 'errors' names each.";
    return new ProblemException(CommonProblem.INVALID_BODY, detail, faults);
  }
}
