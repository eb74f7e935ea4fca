package eu.veerman.platform.http;

import eu.veerman.platform.json.Json;
import eu.veerman.platform.json.UnreadableJson;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Parameter;
import io.vertx.openapi.validation.RequestParameter;
import io.vertx.openapi.validation.RequestValidator;
import io.vertx.openapi.validation.SchemaValidationException;
import io.vertx.openapi.validation.ValidatorErrorType;
import io.vertx.openapi.validation.ValidatorException;
import io.vertx.openapi.validation.impl.RequestParameterImpl;
import io.vertx.openapi.validation.impl.ValidatableRequestImpl;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Holds a request against the contract. The work is done off the event loop. */
final class ContractCheck {
  private final Vertx vertx;
  private final RequestValidator validator;

  ContractCheck(Vertx vertx, OpenAPIContract contract) {
    this.vertx = vertx;
    this.validator = RequestValidator.create(vertx, contract);
  }

  /** Succeeds when the request fits, and fails with the problem when it does not. */
  Future<Void> check(RoutingContext context, Operation operation, Buffer body) {
    HttpServerRequest request = context.request();
    boolean hasBody = operation.getRequestBody() != null;
    Future<Void> readable =
        hasBody && body.length() > 0
            ? vertx.executeBlocking(
                () -> {
                  Json.inspect(body.getBytes());
                  return null;
                })
            : Future.succeededFuture();
    return readable
        .compose(
            inspected ->
                validator.validate(
                    validatable(context, request, operation, body), operation.getOperationId()))
        .<Void>mapEmpty()
        .recover(failure -> Future.failedFuture(explained(failure, operation)));
  }

  private static ValidatableRequestImpl validatable(
      RoutingContext context, HttpServerRequest request, Operation operation, Buffer body) {
    Map<String, RequestParameter> cookies = new HashMap<>();
    Map<String, RequestParameter> headers = new HashMap<>();
    Map<String, RequestParameter> path = new HashMap<>();
    Map<String, RequestParameter> query = new HashMap<>();
    for (Parameter parameter : operation.getParameters()) {
      String name = parameter.getName();
      switch (parameter.getIn()) {
        case COOKIE -> {
          var cookie = request.getCookie(name);
          cookies.put(name, value(name, cookie == null ? null : cookie.getValue()));
        }
        case HEADER -> headers.put(name, value(name, request.getHeader(name)));
        case PATH -> path.put(name, value(name, context.pathParam(name)));
        case QUERY -> query.put(name, value(name, queryValue(request, parameter)));
      }
    }
    if (operation.getRequestBody() == null) {
      return new ValidatableRequestImpl(cookies, headers, path, query);
    }
    return new ValidatableRequestImpl(
        cookies,
        headers,
        path,
        query,
        new RequestParameterImpl(body),
        request.getHeader("Content-Type"));
  }

  private static @Nullable String queryValue(HttpServerRequest request, Parameter parameter) {
    List<String> all = request.params().getAll(parameter.getName());
    if (all.isEmpty()) {
      return null;
    }
    boolean list = parameter.getSchemaType() == io.vertx.json.schema.common.dsl.SchemaType.ARRAY;
    return list && parameter.isExplode()
        ? all.stream().map(one -> parameter.getName() + "=" + one).collect(Collectors.joining("&"))
        : all.getFirst();
  }

  private static RequestParameter value(String name, @Nullable String value) {
    if (value != null && value.indexOf('\0') >= 0) {
      throw Problem.invalid(name, "must not contain U+0000").asException();
    }
    return new RequestParameterImpl(value);
  }

  private static Throwable explained(Throwable failure, Operation operation) {
    return switch (failure) {
      case UnreadableJson unreadable ->
          Problem.invalid(unreadable.pointer(), unreadable.reason()).asException();
      case SchemaValidationException schema -> {
        String message = String.valueOf(schema.getMessage());
        yield Problem.invalid(
                parameterIn(message, operation)
                    .map(name -> ContractErrors.inParameter(name, schema.getOutputUnit()))
                    .orElseGet(() -> ContractErrors.inBody(schema.getOutputUnit())))
            .asException();
      }
      case ValidatorException validation -> explainedForm(validation, operation);
      default -> failure;
    };
  }

  private static Throwable explainedForm(ValidatorException validation, Operation operation) {
    String message = String.valueOf(validation.getMessage());
    boolean missing = validation.type() == ValidatorErrorType.MISSING_REQUIRED_PARAMETER;
    return parameterIn(message, operation)
        .map(
            name ->
                missing && name.equalsIgnoreCase("If-Match")
                    ? Problem.preconditionRequired()
                    : Problem.invalid(name, missing ? "is missing" : "does not have a legal form"))
        .orElseGet(
            () ->
                missing
                    ? Problem.invalid("", "the body is missing")
                    : Problem.invalid("", "the body cannot be read"))
        .asException();
  }

  /** The validator tells the parameter only inside of its sentence. */
  private static java.util.Optional<String> parameterIn(String message, Operation operation) {
    return operation.getParameters().stream()
        .map(Parameter::getName)
        .filter(
            name ->
                message.contains(" parameter " + name + " ")
                    || message.endsWith(" parameter " + name)
                    || message.endsWith(" parameter " + name + "."))
        .findFirst();
  }
}
