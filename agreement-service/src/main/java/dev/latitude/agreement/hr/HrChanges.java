package dev.latitude.agreement.hr;

import dev.latitude.kit.history.EventChanges;
import dev.latitude.kit.history.RewrittenEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which events concern HR: those that change what the two have signed, whether it holds, who
 * approves it, or by what id a person is known. Drafts, offers and reviews stay between the
 * parties. The database knows the same types, in {@code concerns_hr}, since it numbers what
 * concerns HR.
 */
@ApplicationScoped
public class HrChanges implements EventChanges {
  private static final Map<String, List<String>> CHANGED =
      Map.ofEntries(
          Map.entry(
              "agreement.entered-into-force",
              List.of(
                  "version",
                  "state",
                  "employee",
                  "approver",
                  "effectiveFrom",
                  "effectiveTo",
                  "timeZone",
                  "endsAt",
                  "hash",
                  "recordedAt",
                  "rights",
                  "boundaries",
                  "proposalId",
                  "pilotId")),
          Map.entry("agreement.amended", List.of("upcoming", "endsAt")),
          Map.entry(
              "agreement.superseded",
              List.of(
                  "version",
                  "effectiveFrom",
                  "effectiveTo",
                  "timeZone",
                  "endsAt",
                  "hash",
                  "recordedAt",
                  "rights",
                  "boundaries",
                  "upcoming")),
          Map.entry("agreement.suspended", List.of("state", "suspendedAt")),
          Map.entry("agreement.reinstated", List.of("state", "suspendedAt")),
          Map.entry("agreement.notice-given", List.of("noticeGivenAt", "endsAt")),
          Map.entry("agreement.notice-withdrawn", List.of("noticeGivenAt", "endsAt")),
          Map.entry(
              "agreement.terminated",
              List.of(
                  "state",
                  "tombstone",
                  "noticeGivenAt",
                  "endsAt",
                  "endedAt",
                  "endCause",
                  "suspendedAt",
                  "upcoming")),
          Map.entry(
              "agreement.expired",
              List.of("state", "tombstone", "endedAt", "endCause", "suspendedAt", "upcoming")),
          Map.entry("agreement.handed-over", List.of("approver")),
          Map.entry(
              "agreement" + RewrittenEvent.TYPE,
              List.of("employee", "approver", "boundaries", "upcoming")));

  static Set<String> types() {
    return CHANGED.keySet();
  }

  @Override
  public List<String> changedBy(String type) {
    return CHANGED.getOrDefault(type, List.of());
  }
}
