package io.github.llmbridge.cli.doctor;

import io.github.llmbridge.cli.doctor.Probe.Answered;
import io.github.llmbridge.cli.doctor.Probe.Failed;
import io.github.llmbridge.cli.doctor.Probe.Reached;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether a server answers at its address, and if not, why: name, port, TLS, path, another server. */
final class AddressCheck {
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(30);

    private final Product product;
    private final String url;
    private final Probe probe;

    AddressCheck(Product product, String url, Probe probe) {
        this.product = product;
        this.url = url.strip().replaceAll("/+$", "");
        this.probe = probe;
    }

    List<Finding> findings() {
        Optional<String> malformed = malformed();
        if (malformed.isPresent()) {
            return List.of(wrong(
                    malformed.get(),
                    "Nobody can be called there.",
                    setTo("an address such as http://localhost:" + product.usualPort())));
        }
        Reached reached = probe.get(url + product.path());
        if (reached instanceof Failed failed) {
            return List.of(failed(failed));
        }
        Answered answer = (Answered) reached;
        if (!product.isOf(answer)) {
            return List.of(another(answer));
        }
        List<Finding> found = new ArrayList<>();
        found.add(Finding.ok(check(), product.title() + " answers at " + url));
        answer.clockAhead().ifPresent(ahead -> found.add(clock(ahead)));
        return found;
    }

    private String check() {
        return product.title() + ": address";
    }

    private Finding wrong(String found, String meaning, String fix) {
        return Finding.error(check(), found, meaning, fix);
    }

    private String setTo(String what) {
        return "Set " + product.address() + " to " + what + ".";
    }

    private Optional<String> malformed() {
        try {
            URI uri = URI.create(url);
            String scheme = String.valueOf(uri.getScheme());
            if (!scheme.equalsIgnoreCase("http") && !scheme.equalsIgnoreCase("https")) {
                return Optional.of(product.address() + " must begin with http:// or https://");
            }
            if (uri.getRawAuthority() == null) {
                return Optional.of(product.address() + " names no host");
            }
            return uri.getRawUserInfo() != null || uri.getRawQuery() != null
                    ? Optional.of(product.address() + " must hold no user and no query")
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(product.address() + " is no address");
        }
    }

    private Finding failed(Failed failed) {
        String at = " at " + url;
        return switch (failed.why()) {
            case UNKNOWN_HOST ->
                wrong(
                        "the name of the host is not known" + at,
                        "DNS has no such name, or this machine cannot ask it.",
                        "Correct the name in " + product.address()
                                + "; within containers it is the name of the service, from outside the name of the"
                                + " machine.");
            case REFUSED ->
                wrong(
                        "nothing listens" + at,
                        "The machine is there, and no server at this port.",
                        "Start " + product.title() + ", or correct the port in " + product.address() + ": usually "
                                + product.usualPort() + ".");
            case TIMED_OUT ->
                wrong(
                        "no answer in 8 seconds" + at,
                        "A firewall swallows the call, or the server hangs.",
                        "Look at the server's log, and at the firewall between this machine and it.");
            case NO_ROUTE ->
                wrong(
                        "there is no way to the host" + at,
                        "The network does not lead there.",
                        "Correct the host in " + product.address() + ".");
            case UNTRUSTED_CERTIFICATE ->
                wrong(
                        "the certificate is not trusted" + at + ": " + failed.detail(),
                        "It is self-signed, of a private authority, has ended, or is of another name.",
                        "Use the name that is in the certificate, or import the authority into a trust store and start"
                                + " the tool with java -Djavax.net.ssl.trustStore=FILE -jar ...");
            case NO_TLS ->
                wrong(
                        "the server does not speak https" + at,
                        "It answers in plain http at this port.",
                        "Write http:// instead of https:// in " + product.address()
                                + ", or the port of the https server.");
            case TLS ->
                wrong(
                        "https fails" + at + ": " + failed.detail(),
                        "Both sides agree on no encryption.",
                        "Look at the gateway" + " before " + product.title() + ".");
            case BROKEN ->
                wrong(
                        "what answers" + at + " is no HTTP: " + failed.detail(),
                        "Another kind of server listens there, or it wants https.",
                        "Correct the port in " + product.address() + ", or write https:// instead of http://.");
        };
    }

    /** Somebody answers, and it is not who it should be. */
    private Finding another(Answered answer) {
        String answers = "what answers at " + url + " is not " + product.title() + "'s API (status " + answer.status()
                + (answer.isPage() ? ", a page" : "") + ")";
        if (answer.status() == 400 && answer.body().toUpperCase(Locale.ROOT).contains("HTTPS")) {
            return wrong(
                    answers,
                    "The port speaks https.",
                    "Write https:// instead of http:// in " + product.address() + ".");
        }
        if (answer.status() >= 300 && answer.status() < 400) {
            return wrong(
                    answers + ", but a redirect to " + answer.location(),
                    "Redirects are not followed: they would take the credential along.",
                    setTo("the address that it leads to, without a path"));
        }
        String path = Optional.ofNullable(URI.create(url).getRawPath()).orElse("");
        for (String suffix : List.of("/api/v1", "/openai/v1", "/v1", "/api", "/ui")) {
            String base = url.substring(0, Math.max(0, url.length() - suffix.length()));
            if (path.endsWith(suffix) && isThere(product, base)) {
                return wrong(
                        product.title() + " answers at " + base + ", without " + suffix,
                        "The tool adds the path itself.",
                        setTo(base));
            }
        }
        if (isThere(product.other(), url)) {
            return wrong(
                    "what answers at " + url + " is " + product.other().title(),
                    "The two addresses are exchanged, or a port is wrong.",
                    "Correct " + product.address() + " and " + product.other().address() + ".");
        }
        if (answer.status() == 502 || answer.status() == 503 || answer.status() == 504) {
            return wrong(
                    answers,
                    "A gateway answers, and the server behind it does not.",
                    "Start " + product.title() + ", or look at the gateway's configuration.");
        }
        if (answer.status() == 401 || answer.status() == 403) {
            return wrong(
                    answers,
                    "Something before " + product.title() + " wants a sign-in.",
                    setTo("an address that leads past the sign-in, such as the one within the network"));
        }
        return wrong(
                answers,
                "Another server answers, or the path is wrong.",
                setTo(product.title() + "'s own address, such as http://localhost:" + product.usualPort()));
    }

    private boolean isThere(Product wanted, String address) {
        return probe.get(address + wanted.path()) instanceof Answered answer && wanted.isOf(answer);
    }

    private Finding clock(Duration ahead) {
        String check = product.title() + ": clock";
        if (ahead.abs().compareTo(CLOCKS_DIFFER) < 0) {
            return Finding.ok(check, "the clocks agree within " + CLOCKS_DIFFER.toSeconds() + " seconds");
        }
        return Finding.warning(
                check,
                "the server's clock is " + ahead.abs().toSeconds() + " seconds "
                        + (ahead.isNegative() ? "behind" : "ahead of") + " this machine's",
                "Keys end, and budgets start again, at other times than this machine shows.",
                "Set both clocks by NTP.");
    }
}
