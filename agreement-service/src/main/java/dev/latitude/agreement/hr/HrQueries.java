package dev.latitude.agreement.hr;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads rows by plain SQL: what HR copies is large, and no entity is ever changed by it. */
@ApplicationScoped
class HrQueries {
  private final AgroalDataSource database;

  HrQueries(AgroalDataSource database) {
    this.database = database;
  }

  /** All rows of a query, which bounds them itself. */
  <T> List<T> read(String sql, Parameters parameters, Row<T> reader) {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(sql)) {
      parameters.set(statement);
      try (var rows = statement.executeQuery()) {
        var found = new ArrayList<T>();
        while (rows.next()) {
          found.add(reader.read(rows));
        }
        return found;
      }
    } catch (SQLException failure) {
      throw new IllegalStateException("Cannot read what is kept for HR", failure);
    }
  }

  interface Parameters {
    void set(PreparedStatement statement) throws SQLException;
  }

  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }
}
