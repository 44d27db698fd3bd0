package io.github.llmbridge.contract.replay;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where two servers are, and the credentials of their administrators.
 *
 * @param liteLlm the address without a path
 * @param openWebUi the address without a path
 */
record Pair(URI liteLlm, String masterKey, URI openWebUi, String adminToken) {
    URI address(Exchange.Product server) {
        return server == Exchange.Product.LITELLM ? liteLlm : openWebUi;
    }

    /** What a recording calls by a name, by its value: of secrets it holds those only that servers and tests made. */
    Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put(masterKey, "LITELLM-MASTER-KEY");
        names.put(Hashes.sha256(masterKey), "LITELLM-MASTER-HASH");
        names.put(adminToken, "OPENWEBUI-ADMIN-TOKEN");
        for (String colon : new String[] {":", "%3A"}) {
            names.put(colon + liteLlm.getPort(), colon + "LITELLM-PORT");
            names.put(colon + openWebUi.getPort(), colon + "OPENWEBUI-PORT");
        }
        return names;
    }

    /** The same text with names in place of values. */
    String named(String text) {
        String named = text;
        for (Map.Entry<String, String> name : names().entrySet()) {
            named = named.replace(name.getKey(), name.getValue());
        }
        return named;
    }

    /** The same text with values in place of names. */
    String valued(String text) {
        String valued = text;
        for (Map.Entry<String, String> name : names().entrySet()) {
            valued = valued.replace(name.getValue(), name.getKey());
        }
        return valued;
    }
}
