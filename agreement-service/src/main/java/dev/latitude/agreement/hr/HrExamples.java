package dev.latitude.agreement.hr;

/** Examples in the contract; a test holds them against what the service answers. */
final class HrExamples {
  static final String AGREEMENT =
      """
      {
        "id": "0198c0de-7a10-7c3e-9d7b-2f6e5a8c1b30",
        "revision": 5,
        "version": 1,
        "state": "IN_FORCE",
        "tombstone": false,
        "employee": "robin",
        "approver": "morgan",
        "effectiveFrom": "2026-03-30",
        "timeZone": "UTC",
        "rights": [
          {"decision": "client-report.publish", "level": "DELEGATE", "dimension": "QUALITY", "risk": "LOW"}
        ],
        "boundaries": [{"decision": "Changing what the report measures", "heldBy": "morgan"}],
        "hash": "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
        "recordedAt": "2026-03-30T09:12:44Z",
        "proposalId": "0198c0de-0000-7000-8000-000000000001",
        "pilotId": "0198c0de-0000-7000-8000-000000000002",
        "modifiedAt": "2026-03-30T09:12:44Z",
        "contentHash": "fcde2b2edba56bf408601fb721fe9b5c338d10ee429ea04fae5511b68fbf8fb9",
        "acknowledgement": {"hrId": "E-4711", "revision": 5, "acknowledgedAt": "2026-03-30T09:15:00Z"},
        "etag": "\\"5-1\\""
      }
      """;

  private HrExamples() {}
}
