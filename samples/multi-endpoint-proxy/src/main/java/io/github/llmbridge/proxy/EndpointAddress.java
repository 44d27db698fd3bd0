package io.github.llmbridge.proxy;

import java.net.IDN;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an endpoint listens.
 *
 * @param host a name in ASCII or an IP address without brackets
 */
record EndpointAddress(String host, int port, boolean tls) {
    /** Taken apart here: java.net.URI knows no host with an underscore, which container networks are full of. */
    private static final Pattern AUTHORITY = Pattern.compile("\\[?(?<host>.*?)]?(?::(?<port>\\d*))?");

    static EndpointAddress of(URI url) {
        boolean tls = url.getScheme().equals("https");
        Matcher parts = AUTHORITY.matcher(url.getRawAuthority());
        if (!parts.matches()) {
            throw new IllegalArgumentException("the endpoint's address has no host");
        }
        String port = parts.group("port");
        return new EndpointAddress(
                IDN.toASCII(parts.group("host"), IDN.ALLOW_UNASSIGNED),
                port != null && !port.isEmpty() ? Integer.parseInt(port) : tls ? 443 : 80,
                tls);
    }
}
