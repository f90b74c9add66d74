package dev.latitude.agreement.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;

/**
 * Where something is sent to.
 *
 * @param addresses of the host, each of which may be sent to; there is one at least
 */
record Target(URI url, List<InetAddress> addresses) {}
