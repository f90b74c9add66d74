package dev.latitude.agreement.webhook;

import dev.latitude.agreement.webhook.TargetRefused.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Where this service may send to: by HTTPS, to public addresses and to networks that the operators
 * have named. Whoever registers an endpoint makes this service send requests from inside the
 * organisation's network; without these rules that would be a way in.
 *
 * <p>A name is looked up at registration to tell a mistake at once, and again before anything is
 * sent. What is sent goes to the very addresses that were found good, so a name that leads
 * elsewhere a moment later changes nothing.
 */
@ApplicationScoped
class Targets {
  private final Names names;
  private final boolean anywhere;
  private final List<Network> allowed;

  Targets(Names names, WebhooksConfig config) {
    this.names = names;
    this.anywhere = config.allowPrivateTargets();
    this.allowed = config.allowedNetworks().orElse(List.of()).stream().map(Network::of).toList();
  }

  /** Refuses a URL that an endpoint must not have. */
  void require(String url) {
    try {
      var _ = find(url);
    } catch (TargetRefused refused) {
      throw new WebhookRefusal.TargetNotAllowed(refused);
    }
  }

  /** The addresses of the URL, every one of which may be sent to. */
  Target find(String url) throws TargetRefused {
    var uri = URI.create(url);
    if (!anywhere && !uri.getScheme().equalsIgnoreCase("https")) {
      throw new TargetRefused(
          Reason.NOT_HTTPS, "must begin with https://, so that nobody on the way can read it");
    }
    var addresses = addresses(uri.getHost());
    if (!addresses.stream().allMatch(this::isAllowed)) {
      throw new TargetRefused(
          Reason.NOT_PUBLIC,
          "leads to an address that is not public, such as one of a private network or of this machine");
    }
    return new Target(uri, addresses);
  }

  private List<InetAddress> addresses(String host) throws TargetRefused {
    try {
      return names.addresses(host);
    } catch (UnknownHostException unknown) {
      throw new TargetRefused(Reason.NOT_FOUND, "names a host that cannot be found");
    }
  }

  private boolean isAllowed(InetAddress address) {
    return anywhere
        || PublicAddresses.contain(address)
        || allowed.stream().anyMatch(network -> network.contains(address));
  }
}
