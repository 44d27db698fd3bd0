package io.github.llmbridge.http;

import com.fasterxml.jackson.core.JacksonException;
import feign.FeignException;
import feign.InvocationHandlerFactory;
import feign.Target;
import feign.codec.DecodeException;
import feign.codec.EncodeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Runs each method of a resource: repeats it as its annotation allows and lets only our own exceptions out. */
final class OperationHandlers implements InvocationHandlerFactory {
    private final Retrying retrying;
    private final Credential credential;

    OperationHandlers(Retrying retrying, Credential credential) {
        this.retrying = retrying;
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
                return InvocationHandler.invokeDefault(proxy, method, arguments);
            }
            MethodHandler handler = Objects.requireNonNull(dispatch.get(method), method::getName);
            String operation = Operations.name(method);
            OnFailure onFailure = method.getAnnotation(OnFailure.class);
            Repeat repeat = onFailure == null ? Repeat.IF_NOT_DONE : onFailure.value();
            try {
                return retrying.call(
                        operation, repeat, () -> withOurExceptions(operation, () -> handler.invoke(arguments)));
            } catch (UnauthorizedException e) {
                credential.refused();
                throw e;
            }
        };
    }

    private static Object objectMethod(Object proxy, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> proxy.getClass().getInterfaces()[0].getSimpleName();
        };
    }

    /** One attempt at an operation. */
    @FunctionalInterface
    interface Attempt<T> {
        T run() throws Throwable;
    }

    /** Runs an attempt and turns what Feign and the wire throw into our exceptions. */
    static <T> T withOurExceptions(String operation, Attempt<T> attempt) {
        try {
            return attempt.run();
        } catch (DecodeException e) {
            if (e.getCause() instanceof ApiException typed) {
                throw typed;
            }
            throw unexpected(operation, e);
        } catch (FeignException e) {
            throw unexpected(operation, e);
        } catch (UncheckedIOException e) {
            throw unreachable(operation, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw unreachable(operation, e);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(operation + " failed in a way that nobody declares", e);
        }
    }

    /** Feign's exceptions carry the whole request, so only their I/O cause is kept. */
    private static ApiException unexpected(String operation, FeignException error) {
        IOException io = ioCause(error);
        if (io != null) {
            return unreachable(operation, io);
        }
        String kind = error instanceof EncodeException ? "the request could not be written" : "the exchange failed";
        return new ApiException(ErrorDetails.withoutAnswer(operation, kind));
    }

    /** Jackson's exceptions are I/O exceptions by type only. */
    private static @Nullable IOException ioCause(Throwable error) {
        for (Throwable cause = error.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException io && !(cause instanceof JacksonException)) {
                return io;
            }
        }
        return null;
    }

    private static UnreachableException unreachable(String operation, IOException cause) {
        return new UnreachableException(operation, cause, !certainlyNotSent(cause));
    }

    private static boolean certainlyNotSent(IOException cause) {
        return cause instanceof ConnectException
                || cause instanceof NoRouteToHostException
                || cause instanceof UnknownHostException
                || (cause instanceof SocketTimeoutException && mentionsConnect(cause));
    }

    /** A time-out while connecting has no type of its own, only the words "Connect timed out" or "failed to connect". */
    private static boolean mentionsConnect(IOException cause) {
        String message = cause.getMessage();
        return message != null && message.toLowerCase(Locale.ROOT).contains("connect");
    }
}
