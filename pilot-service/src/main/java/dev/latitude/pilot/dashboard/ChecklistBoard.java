package dev.latitude.pilot.dashboard;

import static java.util.stream.Collectors.toMap;

import dev.latitude.pilot.checklist.CheckedItem;
import dev.latitude.pilot.checklist.ChecklistRun;
import dev.latitude.pilot.statusupdate.ChecklistItem;
import dev.latitude.pilot.statusupdate.StatusUpdate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The checklist, and how the last delivery and the last status update that speak of it did. */
final class ChecklistBoard {
  private ChecklistBoard() {}

  /**
   * @param agreed the items that the two agreed on; without any, what was answered is shown
   * @param updates the newest first
   */
  static DashboardView.Checklist of(
      List<String> agreed, Optional<ChecklistRun> lastRun, List<StatusUpdate> updates) {
    var lastUpdate = updates.stream().filter(update -> !update.checklist().isEmpty()).findFirst();
    var atDelivery =
        answers(
            lastRun.stream().flatMap(run -> run.items().stream()),
            CheckedItem::item,
            CheckedItem::done);
    var inUpdate =
        answers(
            lastUpdate.stream().flatMap(update -> update.checklist().stream()),
            ChecklistItem::item,
            ChecklistItem::done);
    return new DashboardView.Checklist(
        Stream.of(agreed, atDelivery.keySet(), inUpdate.keySet())
            .flatMap(items -> items.stream())
            .distinct()
            .map(
                item ->
                    new DashboardView.CheckedLine(item, atDelivery.get(item), inUpdate.get(item)))
            .toList(),
        lastRun.map(ChecklistBoard::delivery).orElse(null),
        lastUpdate.map(ChecklistBoard::period).orElse(null));
  }

  private static <T> Map<String, Boolean> answers(
      Stream<T> answered, Function<T, String> item, Function<T, Boolean> done) {
    return answered.collect(toMap(item, done, (first, _) -> first, LinkedHashMap::new));
  }

  private static DashboardView.Delivery delivery(ChecklistRun run) {
    return new DashboardView.Delivery(
        run.id(), run.delivery(), run.deliveredOn(), run.isComplete());
  }

  private static DashboardView.Period period(StatusUpdate update) {
    return new DashboardView.Period(update.period(), update.from(), update.to());
  }
}
