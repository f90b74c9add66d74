package dev.latitude.agreement.agreement;

/** Requests and answers as the contract shows them; a test sends the requests. */
final class AgreementExamples {
  static final String DRAFT =
      """
      {
        "pilotId": "019ca8a1-7c00-7b1d-9d0e-3f1a2b4c5d6e",
        "effectiveFrom": "2026-03-02",
        "effectiveTo": "2027-03-01",
        "timeZone": "Europe/Berlin",
        "expectations": ["The checklist is filled in before every report"],
        "contextClauses": [
          {"event": "NEW_MANAGER", "reaction": "REVIEW", "withinDays": 14},
          {"event": "AUDIT", "reaction": "SUSPEND"}
        ],
        "reviewPoints": ["2026-06-01", "2026-12-01"]
      }
      """;

  static final String TERMS =
      """
      {
        "effectiveFrom": "2026-04-01",
        "effectiveTo": "2027-03-01",
        "timeZone": "Europe/Berlin",
        "expectations": ["The checklist is filled in before every report"],
        "reviewPoints": ["2026-06-01"]
      }
      """;

  static final String AMENDMENT =
      """
      {
        "reason": "The first review comes too late",
        "terms": {
          "effectiveFrom": "2026-04-01",
          "effectiveTo": "2027-03-01",
          "expectations": ["The checklist is filled in before every report"],
          "reviewPoints": ["2026-05-04"]
        }
      }
      """;

  static final String RENEWAL =
      """
      {
        "reason": "It works well",
        "effectiveTo": "2028-03-01",
        "reviewPoints": ["2027-09-01"]
      }
      """;

  static final String TERMINATION =
      """
      {
        "reason": "A new role",
        "effectiveOn": "2026-05-01"
      }
      """;

  static final String REVIEW =
      """
      {
        "outcome": "CONTINUE",
        "note": "Nothing went wrong in the first quarter",
        "heldEarly": "2026-06-01"
      }
      """;

  static final String REVIEW_HELD =
      """
      {
        "agreementId": "019ca8a5-1c00-7c2e-8a10-5b6c7d8e9f01",
        "number": 1,
        "version": 1,
        "heldBy": "morgan",
        "heldAt": "2026-05-28T09:12:44.120934Z",
        "outcome": "CONTINUE",
        "note": "Nothing went wrong in the first quarter",
        "held": ["2026-06-01"]
      }
      """;

  static final String AGREEMENT =
      """
      {
        "id": "019ca8a5-1c00-7c2e-8a10-5b6c7d8e9f01",
        "state": "IN_FORCE",
        "version": 1,
        "hash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "approver": "morgan",
        "terms": {
          "employee": "robin",
          "approver": "morgan",
          "rights": [
            {"decision": "client-report.publish", "level": "DELEGATE", "dimension": "QUALITY", "risk": "LOW"}
          ],
          "boundaries": [{"decision": "Changing what the report measures", "heldBy": "morgan"}],
          "expectations": ["The checklist is filled in before every report"],
          "contextClauses": [{"event": "AUDIT", "reaction": "SUSPEND"}],
          "reviewPoints": ["2026-06-01"],
          "effectiveFrom": "2026-03-02",
          "effectiveTo": "2027-03-01",
          "timeZone": "Europe/Berlin",
          "source": {
            "pilotId": "019ca8a1-7c00-7b1d-9d0e-3f1a2b4c5d6e",
            "proposalId": "019c5f0b-2a00-7d11-b2c4-0a1b2c3d4e5f"
          }
        },
        "signatures": [
          {
            "person": "robin",
            "role": "EMPLOYEE",
            "at": "2026-03-02T08:30:11.250318Z",
            "hash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
          },
          {
            "person": "morgan",
            "role": "APPROVER",
            "at": "2026-03-02T10:02:40.091204Z",
            "hash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
          }
        ],
        "openReviews": [{"dueOn": "2026-06-01", "cause": "TERMS", "standing": "AHEAD"}],
        "actions": ["amend", "renew", "review", "suspend", "terminate"],
        "createdAt": "2026-03-02T08:01:02.003451Z",
        "updatedAt": "2026-03-02T10:02:40.091204Z",
        "etag": "\\"5\\""
      }
      """;

  private AgreementExamples() {}
}
