package dev.latitude.agreement.hr;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Buckets within buckets. The hash of a bucket is the SHA-256 over the lines of the smaller ones in
 * it, in order; that of the smallest over the lines of its agreements. So two copies that differ in
 * one agreement differ in one bucket of each size, and comparing goes down along those.
 */
final class DigestTree {
  /** How many digits the smallest buckets have. */
  static final int DEPTH = 3;

  private final Map<String, DigestBucket> buckets = new TreeMap<>();

  /** Of the smallest buckets, in order. */
  DigestTree(Collection<DigestBucket> smallest) {
    smallest.forEach(bucket -> buckets.put(bucket.prefix(), bucket));
    for (int digits = DEPTH - 1; digits >= 0; digits--) {
      add(digits);
    }
  }

  private void add(int digits) {
    buckets.values().stream()
        .filter(bucket -> bucket.prefix().length() == digits + 1)
        .collect(
            Collectors.groupingBy(
                bucket -> bucket.prefix().substring(0, digits), TreeMap::new, Collectors.toList()))
        .forEach((prefix, within) -> buckets.put(prefix, around(prefix, within)));
  }

  private static DigestBucket around(String prefix, List<DigestBucket> within) {
    return new DigestBucket(
        prefix,
        within.stream().mapToLong(DigestBucket::count).sum(),
        hash(within.stream().map(DigestBucket::line).collect(Collectors.joining())));
  }

  /** An empty bucket has the hash of nothing. */
  DigestBucket bucket(String prefix) {
    return buckets.getOrDefault(prefix, new DigestBucket(prefix, 0, hash("")));
  }

  List<DigestBucket> within(String prefix) {
    return buckets.values().stream()
        .filter(bucket -> bucket.prefix().length() == prefix.length() + 1)
        .filter(bucket -> bucket.prefix().startsWith(prefix))
        .toList();
  }

  static String hash(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
