package dev.latitude.pilot;

import io.agroal.api.AgroalDataSource;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * Pilots like one there is, of proposals of their own: with all that was recorded under it, and
 * without its history. A copy costs one round trip, where making such a pilot takes twenty
 * requests.
 */
public final class PilotCopies {
  /** What keeps its ids, since they are unique in their pilot. */
  private static final List<String> RECORDS =
      List.of("measurement", "evaluation", "trigger_state", "trigger_set");

  /** What needs new ones; the order in which they were made stays. */
  private static final List<String> RECORDS_WITH_IDS_OF_THEIR_OWN = List.of("decision_entry");

  private PilotCopies() {}

  public static String of(AgroalDataSource database, String pilot) {
    var copy = idLike(pilot);
    var sql = new StringBuilder(copying("pilot", "id", "'proposal_id', gen_random_uuid(), "));
    for (var table : RECORDS) {
      sql.append(copying(table, "pilot_id", ""));
    }
    for (var table : RECORDS_WITH_IDS_OF_THEIR_OWN) {
      sql.append(copying(table, "pilot_id", "'id', uuidv7(), "));
    }
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql.toString().replace("$copy", copy).replace("$pilot", pilot));
    } catch (SQLException failure) {
      throw new IllegalStateException("Cannot copy the pilot " + pilot, failure);
    }
    return copy;
  }

  /** The rows of the pilot once more, with another value in the columns that tell them apart. */
  private static String copying(String table, String owner, String others) {
    return """
    insert into %1$s
    select another.*
    from (select * from %1$s where %2$s = '$pilot' order by %4$s) as one,
      jsonb_populate_record(null::%1$s, to_jsonb(one) || jsonb_build_object(%3$s'%2$s', '$copy')) as another;
    """
        .formatted(table, owner, others, others.contains("'id'") ? "id" : owner);
  }

  /** Of the same moment, and so with its measurements in the same quarter. */
  private static String idLike(String pilot) {
    var random = UUID.randomUUID().toString();
    return pilot.substring(0, 19) + random.substring(19);
  }
}
