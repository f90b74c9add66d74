package dev.latitude.agreement.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "10.255.255.255",
        "100.64.0.1",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.255.254",
        "127.1", // loopback, abbreviated
        "2130706433", // loopback, as one number
        "169.254.0.1",
        "169.254.169.254", // metadata of AWS, Azure and Google
        "169.254.170.2", // credentials of AWS containers
        "100.100.100.200", // metadata of Alibaba
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.192", // metadata of Oracle
        "192.0.2.1",
        "192.88.99.1",
        "192.168.1.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.7",
        "203.0.113.7",
        "224.0.0.1",
        "239.255.255.250",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::ffff:a9fe:a9fe", // 169.254.169.254 once more
        "::127.0.0.1", // the deprecated form
        "64:ff9b::a00:1", // 10.0.0.1 by NAT64
        "64:ff9b:1::1",
        "100::1", // discarded
        "2001::1", // Teredo
        "2001:10::1", // ORCHID
        "2001:db8::1",
        "2002:a00:1::1", // 10.0.0.1 by 6to4
        "3fff::1",
        "5f00::1",
        "fc00::1",
        "fd00:ec2::254", // metadata of AWS by IPv6
        "fe80::1",
        "febf::1",
        "fec0::1",
        "ff02::1"
      })
  void what_is_set_aside_for_special_purposes_is_not_public(String address)
      throws UnknownHostException {
    assertThat(PublicAddresses.contain(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.1",
        "100.63.255.255",
        "100.128.0.1",
        "126.255.255.255",
        "128.0.0.1",
        "169.253.255.255",
        "169.255.0.1",
        "172.15.255.255",
        "172.32.0.1",
        "192.0.1.1",
        "192.167.255.255",
        "192.169.0.1",
        "198.17.255.255",
        "198.20.0.1",
        "223.255.255.255",
        "::ffff:1.1.1.1",
        "2001:200::1",
        "2606:4700:4700::1111",
        "2a00:1450:4001:800::200e"
      })
  void what_lies_just_beside_is_public(String address) throws UnknownHostException {
    assertThat(PublicAddresses.contain(InetAddress.getByName(address))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "10.20.0.0/16, 10.20.255.255, true",
    "10.20.0.0/16, 10.21.0.0, false",
    "10.20.3.4/32, 10.20.3.4, true",
    "10.20.3.4/32, 10.20.3.5, false",
    "0.0.0.0/0, 200.1.1.1, true",
    "0.0.0.0/0, 2a00::1, false",
    "10.20.0.0/15, ::ffff:10.21.0.1, true",
    "fd00:20::/32, fd00:20:ffff::1, true",
    "fd00:20::/32, fd00:21::1, false",
    "fd00:20::/33, fd00:20:8000::1, false"
  })
  void a_network_is_its_first_bits(String network, String address, boolean contains)
      throws UnknownHostException {
    assertThat(Network.of(network).contains(InetAddress.getByName(address))).isEqualTo(contains);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.0",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/8/8",
        "localhost/8",
        "/8",
        "fd00::/129",
        "ten/8"
      })
  void anything_else_is_no_network(String text) {
    assertThatThrownBy(() -> Network.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("'" + text + "' is not a range of addresses");
  }
}
