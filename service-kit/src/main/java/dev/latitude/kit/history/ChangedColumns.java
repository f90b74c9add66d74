package dev.latitude.kit.history;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import java.util.stream.IntStream;
import org.hibernate.Interceptor;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/**
 * Finds which columns of an aggregate have changed, for {@code @DynamicUpdate}, by comparing them.
 * Hibernate notes what is written to instead, and where that is a value within an embedded one, it
 * loses columns whose names come later (HHH-20524, mended in later versions).
 */
@PersistenceUnitExtension
class ChangedColumns implements Interceptor {
  @Override
  public int @Nullable [] findDirty(
      Object entity,
      Object id,
      Object[] current,
      Object @Nullable [] loaded,
      String[] names,
      Type[] types) {
    if (loaded == null || !(entity instanceof Aggregate)) {
      return null; // as Hibernate finds it
    }
    return IntStream.range(0, types.length)
        .filter(i -> !types[i].isEqual(loaded[i], current[i]))
        .toArray();
  }
}
