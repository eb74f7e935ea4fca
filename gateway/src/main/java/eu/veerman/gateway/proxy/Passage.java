package eu.veerman.gateway.proxy;

import java.util.Optional;

/**
 * What a request is sent on with, and what it may take.
 *
 * @param token the verified bearer token, or none
 * @param requestId goes along in every log
 * @param caller the address the request came from, as far as it can be trusted
 * @param scheme the scheme the caller used, http or https
 * @param streaming a body and an answer without an end that one could wait for
 */
public record Passage(
    Optional<String> token, String requestId, String caller, String scheme, boolean streaming) {}
