package dev.latitude.agreement.webhook;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * The addresses that anybody on the internet could send to. Everything that the registries of
 * special-purpose addresses (RFC 6890 and its successors) set aside is none of them: this machine,
 * its network, the metadata services of clouds, and what would reach them by a detour.
 */
final class PublicAddresses {
  /** All of them but these. */
  private static final List<Network> NOT_PUBLIC_4 =
      networks(
          "0.0.0.0/8", // this network
          "10.0.0.0/8", // private
          "100.64.0.0/10", // shared by carriers
          "127.0.0.0/8", // loopback
          "169.254.0.0/16", // link-local, and metadata of clouds
          "172.16.0.0/12", // private
          "192.0.0.0/24", // protocol assignments
          "192.0.2.0/24", // documentation
          "192.88.99.0/24", // relays of 6to4
          "192.168.0.0/16", // private
          "198.18.0.0/15", // benchmarks
          "198.51.100.0/24", // documentation
          "203.0.113.0/24", // documentation
          "224.0.0.0/4", // multicast
          "240.0.0.0/4"); // reserved, and broadcast

  /** Only these are given out so far: no loopback, unique local, link-local or multicast. */
  private static final Network GLOBAL_6 = Network.of("2000::/3");

  /** All of those but these, some of which wrap an IPv4 address. */
  private static final List<Network> NOT_PUBLIC_6 =
      networks(
          "2001::/23", // protocol assignments, Teredo
          "2001:db8::/32", // documentation
          "2002::/16", // 6to4
          "3fff::/20"); // documentation

  private PublicAddresses() {}

  static boolean contain(InetAddress address) {
    return address instanceof Inet6Address
        ? GLOBAL_6.contains(address) && isInNone(NOT_PUBLIC_6, address)
        : isInNone(NOT_PUBLIC_4, address);
  }

  private static boolean isInNone(List<Network> networks, InetAddress address) {
    return networks.stream().noneMatch(network -> network.contains(address));
  }

  private static List<Network> networks(String... texts) {
    return Stream.of(texts).map(Network::of).toList();
  }
}
