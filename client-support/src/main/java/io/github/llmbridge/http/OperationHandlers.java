package io.github.llmbridge.http;

import feign.InvocationHandlerFactory;
import feign.Target;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Objects;

/** Runs each method of a resource, as its annotation allows. */
final class OperationHandlers implements InvocationHandlerFactory {
    private final Calls calls;
    private final OurExceptions exceptions;
    private final Credential credential;

    OperationHandlers(Calls calls, OurExceptions exceptions, Credential credential) {
        this.calls = calls;
        this.exceptions = exceptions;
        this.credential = credential;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public InvocationHandler create(Target target, Map<Method, MethodHandler> dispatch) {
        return (proxy, method, arguments) -> {
            if (method.getDeclaringClass() == Object.class) {
                return objectMethod(proxy, method, arguments);
            }
            if (method.isDefault()) {
                return exceptions.named(() -> InvocationHandler.invokeDefault(proxy, method, arguments));
            }
            String operation = Operations.name(method);
            MethodHandler handler = Objects.requireNonNull(dispatch.get(method), method::getName);
            OnFailure onFailure = method.getAnnotation(OnFailure.class);
            Repeat repeat = onFailure == null ? Repeat.IF_NOT_DONE : onFailure.value();
            return calls.run(operation, repeat, credential, () -> handler.invoke(arguments));
        };
    }

    private static Object objectMethod(Object proxy, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> proxy.getClass().getInterfaces()[0].getSimpleName();
        };
    }
}
