package dev.latitude.agreement.hr;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** Hashes of records and buckets in the database, kept until something changes. */
@ApplicationScoped
class DigestStore {
  /** One at a time brings them up to date, and passes over what a command is changing just now. */
  private static final String ONE_AT_A_TIME =
      "select pg_advisory_xact_lock(hashtextextended('latitude hr digest', 0))";

  static final String UNHASHED =
      """
      select agreement_id from hr_record where hashed_revision is distinct from revision
      order by agreement_id limit ? for update skip locked
      """;

  static final String BUCKETS =
      """
      insert into hr_bucket (bucket, count, hash)
      select bucket, count(*),
             sha256(convert_to(string_agg(agreement_id || ' ' || hashed_revision || ' ' || encode(content_hash, 'hex') || E'\\n', ''
                                          order by agreement_id), 'UTF8'))
      from hr_record where bucket in (select bucket from hr_record where agreement_id = any(?)) and content_hash is not null
      group by bucket
      on conflict (bucket) do update set count = excluded.count, hash = excluded.hash
      """;

  static final String ENTRIES =
      """
      select agreement_id, hashed_revision, encode(content_hash, 'hex') from hr_record
      where bucket = ? and content_hash is not null order by agreement_id
      """;

  private final AgroalDataSource database;
  private final HrQueries queries;

  DigestStore(AgroalDataSource database, HrQueries queries) {
    this.database = database;
    this.queries = queries;
  }

  /**
   * Ids of records whose content hash is out of date; they stay as they are until the transaction
   * ends.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  List<UUID> lockUnhashed(int limit) {
    queries.read(ONE_AT_A_TIME, _ -> {}, _ -> true);
    return queries.read(
        UNHASHED, statement -> statement.setInt(1, limit), row -> row.getObject(1, UUID.class));
  }

  /** Keeps the hashes of these records, and makes those of their buckets anew. */
  @Transactional(Transactional.TxType.MANDATORY)
  void keep(Collection<HrAgreement> records) {
    try (var connection = database.getConnection();
        var hashes =
            connection.prepareStatement(
                "update hr_record set content_hash = ?, hashed_revision = ? where agreement_id = ?");
        var buckets = connection.prepareStatement(BUCKETS)) {
      for (var record : records) {
        hashes.setBytes(1, HexFormat.of().parseHex(String.valueOf(record.contentHash())));
        hashes.setLong(2, record.revision());
        hashes.setObject(3, record.id());
        hashes.addBatch();
      }
      hashes.executeBatch();
      buckets.setArray(
          1, connection.createArrayOf("uuid", records.stream().map(HrAgreement::id).toArray()));
      buckets.executeUpdate();
    } catch (SQLException failure) {
      throw new IllegalStateException("The digest cannot be kept", failure);
    }
  }

  /** The smallest buckets, 4,096 at most. */
  List<DigestBucket> buckets() {
    return queries.read(
        "select bucket, count, encode(hash, 'hex') from hr_bucket order by bucket",
        _ -> {},
        row -> new DigestBucket(row.getString(1), row.getLong(2), row.getString(3)));
  }

  /** The agreements of one of the smallest buckets. */
  List<DigestEntry> entries(String bucket) {
    return queries.read(
        ENTRIES,
        statement -> statement.setString(1, bucket),
        row -> new DigestEntry(row.getObject(1, UUID.class), row.getLong(2), row.getString(3)));
  }
}
