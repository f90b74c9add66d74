package dev.latitude.kit.json;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
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
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

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
  private final BodyParser parser;
  private final Validator validator;
  private final RequestFingerprint fingerprint;
  private final BodyLimit limit;

  CheckedBodyReader(
      ObjectMapper json, Validator validator, RequestFingerprint fingerprint, BodyLimit limit) {
    this.json = json;
    this.parser = new BodyParser(json);
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
    var bytes = limit.read(body);
    fingerprint.ofBody(bytes);
    return read(bytes, json.constructType(genericType));
  }

  /** A part of a body that is read piece by piece, under the rules of a whole one. */
  public <T> T check(byte[] bytes, Class<T> type) {
    try {
      return type.cast(read(bytes, json.constructType(type)));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  Object read(byte[] bytes, JavaType type) throws IOException {
    var faults = new ArrayList<Fault>();
    var tree = parser.parse(bytes, faults);
    faults.addAll(StorableText.faults(tree));
    while (true) {
      try {
        Object value = json.treeToValue(tree, type);
        faults.addAll(violations(value, faults));
        if (faults.isEmpty()) {
          return value;
        }
        throw invalid(faults);
      } catch (MismatchedInputException mismatch) {
        addNew(BindingFaults.of(mismatch), faults);
        if (faults.size() >= MOST_FAULTS_TOLD || !BindingFaults.takeOut(tree, mismatch.getPath())) {
          throw invalid(faults);
        }
      } catch (JsonMappingException unexpected) {
        addNew(BindingFaults.of(unexpected), faults);
        if (faults.size() >= MOST_FAULTS_TOLD
            || !BindingFaults.takeOut(tree, unexpected.getPath())) {
          throw invalid(faults);
        }
      }
    }
  }

  /** One fault for each place: what has been told of a value is not said again in other words. */
  private static void addNew(Fault fault, List<Fault> told) {
    if (told.stream().noneMatch(earlier -> Objects.equals(earlier.pointer(), fault.pointer()))) {
      told.add(fault);
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
        .limit(MOST_FAULTS_TOLD)
        .toList();
  }

  private static boolean covers(Fault earlier, Fault later) {
    var of = String.valueOf(earlier.pointer());
    var at = String.valueOf(later.pointer());
    return at.equals(of) || at.startsWith(of + "/") || of.startsWith(at + "/");
  }

  private static ProblemException invalid(List<Fault> faults) {
    var told = faults.subList(0, Math.min(faults.size(), MOST_FAULTS_TOLD));
    var detail =
        switch (told.size()) {
          case 1 -> "The body has one fault; 'errors' names it.";
          case MOST_FAULTS_TOLD ->
              "The body has " + MOST_FAULTS_TOLD + " faults or more; 'errors' names the first.";
          default -> "The body has " + told.size() + " faults; 'errors' names each.";
        };
    return new ProblemException(CommonProblem.INVALID_BODY, detail, told);
  }
}
