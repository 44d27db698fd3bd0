package io.github.llmbridge.http;

import com.fasterxml.jackson.core.JacksonException;
import feign.FeignException;
import feign.codec.DecodeException;
import feign.codec.EncodeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns what Feign and the wire throw into our exceptions, and tells each of ours which server it is about. */
final class OurExceptions {
    private final ServerName server;

    OurExceptions(ServerName server) {
        this.server = server;
    }

    /** One attempt at an operation. */
    @FunctionalInterface
    interface Attempt<T> {
        T run() throws Throwable;
    }

    /** Runs an attempt and turns what Feign and the wire throw into our exceptions. */
    <T> T of(String operation, Attempt<T> attempt) {
        try {
            return attempt.run();
        } catch (ApiException e) {
            throw at(e);
        } catch (DecodeException e) {
            throw at(e.getCause() instanceof ApiException typed ? typed : unexpected(operation, e));
        } catch (FeignException e) {
            throw at(unexpected(operation, e));
        } catch (UncheckedIOException e) {
            throw at(unreachable(operation, Objects.requireNonNull(e.getCause())));
        } catch (IOException e) {
            throw at(unreachable(operation, e));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(operation + " failed in a way that nobody declares", e);
        }
    }

    /** Runs what throws our exceptions already. */
    <T> T named(Attempt<T> work) throws Throwable {
        try {
            return work.run();
        } catch (ApiException e) {
            throw at(e);
        }
    }

    private ApiException at(ApiException error) {
        error.at(server);
        return error;
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
