package dev.latitude.proposal.friction;

/** Requests and answers as the contract shows them; a test sends and compares them. */
final class FrictionExamples {
  static final String CONTENT =
      """
      {
        "sign": "ROUTINE_SIGN_OFF",
        "decision": "client-report.publish",
        "day": "2026-03-02",
        "waiting": "PT6H30M",
        "workScope": "TASK",
        "note": "The numbers were ready on Monday at nine."
      }
      """;

  static final String ENTRY =
      """
      {
        "id": "019ca8a1-7c00-7b1d-9d0e-3f1a2b4c5d6e",
        "sign": "ROUTINE_SIGN_OFF",
        "decision": "client-report.publish",
        "day": "2026-03-02",
        "waiting": "PT6H30M",
        "workScope": "TASK",
        "note": "The numbers were ready on Monday at nine.",
        "createdAt": "2026-03-02T16:04:11.250318Z",
        "updatedAt": "2026-03-02T16:04:11.250318Z",
        "etag": "\\"1\\""
      }
      """;

  static final String SUMMARY =
      """
      {
        "summary": {
          "decision": "client-report.publish",
          "from": "2026-01-01",
          "to": "2026-03-31",
          "count": 3,
          "waits": 2,
          "totalWaiting": "PT10H30M",
          "medianWaiting": "PT5H15M",
          "bySign": [
            {"sign": "ROUTINE_SIGN_OFF", "count": 2},
            {"sign": "METHOD_CHECK_IN", "count": 1}
          ]
        },
        "suggestedMetric": {
          "key": "waiting.client-report.publish",
          "name": "Waiting time for client-report.publish",
          "unit": "hours",
          "direction": "LOWER_IS_BETTER",
          "baseline": {
            "value": 5.25,
            "source": "Friction log: median of 2 waits",
            "from": "2026-01-01",
            "to": "2026-03-31"
          }
        }
      }
      """;

  private FrictionExamples() {}
}
