package dev.latitude.agreement.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * A range of internet addresses, as in {@code 10.0.0.0/8}. An IPv4 address that is written as an
 * IPv6 one ({@code ::ffff:10.0.0.1}) is the IPv4 address; the platform reads it as that.
 */
record Network(InetAddress first, int bits) {
  /**
   * @throws IllegalArgumentException when the text is not an address, a slash and a length; names
   *     are none, so nothing is looked up
   */
  static Network of(String text) {
    var parts = text.strip().split("/", -1);
    try {
      if (parts.length == 2 && parts[0].matches("[0-9a-fA-F:.]+")) {
        var address = InetAddress.getByName(parts[0]);
        int bits = Integer.parseInt(parts[1]);
        if (bits >= 0 && bits <= address.getAddress().length * Byte.SIZE) {
          return new Network(address, bits);
        }
      }
    } catch (UnknownHostException | NumberFormatException notOne) {
      // told below
    }
    throw new IllegalArgumentException(
        "'" + text + "' is not a range of addresses; 10.20.0.0/16 and fd00:20::/32 are");
  }

  boolean contains(InetAddress address) {
    var mine = first.getAddress();
    var other = address.getAddress();
    if (mine.length != other.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % Byte.SIZE);
      if ((mine[bit / Byte.SIZE] & mask) != (other[bit / Byte.SIZE] & mask)) {
        return false;
      }
    }
    return true;
  }
}
