package dev.latitude.proposal.catalogue;

import dev.latitude.proposal.proposal.DelegationLevel;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Which proposals on the table a decision type blocks. Drafts are left out: they are their authors'
 * alone, and meet the catalogue when they are submitted.
 *
 * <p>The condition on the rights is one JSON path, so that decision and level are looked for in the
 * same right and by the index {@code proposal_by_right_on_the_table}; the condition on the state is
 * that of the index, letter by letter. What it finds is taken aside before it is put in order: else
 * the order by id tempts the planner to walk all proposals by id until enough have matched.
 */
@ApplicationScoped
class Blocking {
  static final String OF_ONE =
      """
      with blocked as materialized (
        select id, content -> 'rights' as rights from proposal
        where state in ('UNDER_REVIEW', 'COUNTERED') and (content -> 'rights') @@ cast(? as jsonpath))
      select id, count(*) over () as count,
             (select r ->> 'requestedLevel' from jsonb_array_elements(rights) r
              where r ->> 'decision' = ? and r ->> 'requestedLevel' = any (?)
              order by array_position(?, r ->> 'requestedLevel') desc limit 1) as level
      from blocked where id > ? order by id limit ?
      """;

  static final String OF_MANY =
      """
      with blocked as materialized (
        select type.slug, found.id
        from unnest(?, ?) as type (slug, path)
        cross join lateral (
          select id from proposal
          where state in ('UNDER_REVIEW', 'COUNTERED') and (content -> 'rights') @@ cast(type.path as jsonpath)) found)
      select slug, count(*) as count, (select count(distinct id) from blocked) as total
      from blocked group by slug order by slug limit ?
      """;

  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final AgroalDataSource database;

  Blocking(AgroalDataSource database) {
    this.database = database;
  }

  /** What the type blocks as it stands in memory, stored or not. */
  Blocks of(DecisionType type) {
    return find(type, BEFORE_ALL, Blocks.MOST_NAMED);
  }

  List<BlockedProposal> page(DecisionType type, Optional<UUID> after, int limit) {
    return find(type, after.orElse(BEFORE_ALL), limit).proposals();
  }

  ImportBlocks of(Collection<DecisionType> types) {
    var limiting = types.stream().filter(type -> !type.refusedLevels().isEmpty()).toList();
    if (limiting.isEmpty()) {
      return new ImportBlocks(0, List.of());
    }
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(OF_MANY)) {
      bindMany(statement, limiting);
      try (var rows = statement.executeQuery()) {
        var decisions = new ArrayList<ImportBlocks.Decision>();
        long total = 0;
        while (rows.next()) {
          decisions.add(new ImportBlocks.Decision(rows.getString("slug"), rows.getLong("count")));
          total = rows.getLong("total");
        }
        return new ImportBlocks(total, decisions);
      }
    } catch (SQLException failure) {
      throw new IllegalStateException("Cannot look for blocked proposals", failure);
    }
  }

  private Blocks find(DecisionType type, UUID after, int limit) {
    if (type.refusedLevels().isEmpty()) {
      return new Blocks(0, List.of());
    }
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(OF_ONE)) {
      bindOne(statement, type, after, limit);
      return readOne(statement, type);
    } catch (SQLException failure) {
      throw new IllegalStateException("Cannot look for blocked proposals", failure);
    }
  }

  static Blocks readOne(PreparedStatement statement, DecisionType type) throws SQLException {
    try (var rows = statement.executeQuery()) {
      var proposals = new ArrayList<BlockedProposal>();
      long count = 0;
      while (rows.next()) {
        proposals.add(
            new BlockedProposal(
                rows.getObject("id", UUID.class),
                type.slug(),
                DelegationLevel.valueOf(rows.getString("level"))));
        count = rows.getLong("count");
      }
      return new Blocks(count, proposals);
    }
  }

  static void bindOne(PreparedStatement statement, DecisionType type, UUID after, int limit)
      throws SQLException {
    var levels = type.refusedLevels().stream().map(DelegationLevel::name).toList();
    statement.setString(1, path(type));
    statement.setString(2, type.slug());
    statement.setArray(3, texts(statement.getConnection(), levels));
    statement.setArray(4, texts(statement.getConnection(), levels));
    statement.setObject(5, after);
    statement.setInt(6, limit);
  }

  static void bindMany(PreparedStatement statement, List<DecisionType> types) throws SQLException {
    var connection = statement.getConnection();
    statement.setArray(1, texts(connection, types.stream().map(DecisionType::slug).toList()));
    statement.setArray(2, texts(connection, types.stream().map(Blocking::path).toList()));
    statement.setInt(3, Blocks.MOST_NAMED);
  }

  /** Neither a slug nor a level has a character that means anything in a path. */
  private static String path(DecisionType type) {
    var levels =
        type.refusedLevels().stream()
            .map(level -> "@.requestedLevel == \"" + level + "\"")
            .collect(Collectors.joining(" || "));
    return "exists($[*] ? (@.decision == \"%s\" && (%s)))".formatted(type.slug(), levels);
  }

  private static java.sql.Array texts(Connection connection, List<String> values)
      throws SQLException {
    return connection.createArrayOf("text", values.toArray());
  }
}
