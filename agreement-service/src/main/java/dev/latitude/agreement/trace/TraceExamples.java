package dev.latitude.agreement.trace;

/** Examples for the contract. */
final class TraceExamples {
  static final String TRACE =
      """
      {"agreementId": "0198c0de-7a10-7c3e-9d7b-2f6e5a8c1b30", "decision": "client-report.publish", "employee": "robin", "approver": "morgan",
       "request": {"proposalId": "0198c0de-1a10-7c3e-9d7b-2f6e5a8c1b30", "author": "robin",
         "title": "Publish the weekly client report without a sign-off",
         "businessOutcome": "The client reads the report on Monday morning instead of Tuesday night.",
         "rounds": [
           {"revision": 1, "author": "robin", "submittedAt": "2026-01-05T09:00:00Z", "currentLevel": "CONSULT", "requestedLevel": "DELEGATE",
            "risk": "LOW", "rationale": "I write the report and know its numbers best."},
           {"revision": 2, "author": "morgan", "submittedAt": "2026-01-07T14:30:00Z", "currentLevel": "CONSULT", "requestedLevel": "INQUIRE",
            "risk": "LOW", "rationale": "I write the report and know its numbers best."}],
         "moreRounds": false},
       "trial": {"pilotId": "0198c0de-4a10-7c3e-9d7b-2f6e5a8c1b30", "state": "COMPLETED", "result": "GRADUATED",
         "startedAt": "2026-01-12T08:00:00Z", "completedAt": "2026-02-09T15:00:00Z",
         "tried": {"decision": "client-report.publish", "level": "INQUIRE", "dimension": "QUALITY", "risk": "LOW"},
         "graduated": {"decision": "client-report.publish", "level": "INQUIRE", "dimension": "QUALITY", "risk": "LOW"}},
       "measured": [{"metric": "Reports with an error", "unit": "%", "before": {"value": 2.5, "from": "2025-09-01", "to": "2025-12-15"},
         "target": 2.5, "value": 1.8, "from": "2026-02-02", "to": "2026-02-08", "sampleSize": 20, "met": true}],
       "clause": {"state": "IN_FORCE", "version": 1, "hash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
         "right": {"decision": "client-report.publish", "level": "INQUIRE", "dimension": "QUALITY", "risk": "LOW"},
         "effectiveFrom": "2026-02-16", "effectiveTo": "2027-02-15",
         "signatures": [
           {"person": "robin", "role": "EMPLOYEE", "at": "2026-02-11T10:00:00Z", "hash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"},
           {"person": "morgan", "role": "APPROVER", "at": "2026-02-11T11:20:00Z", "hash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}]},
       "hr": {"agreementId": "0198c0de-7a10-7c3e-9d7b-2f6e5a8c1b30", "hrId": "E-4711", "revision": 5, "acknowledgedAt": "2026-02-12T06:00:00Z",
         "current": 5, "upToDate": true}}
      """;

  private TraceExamples() {}
}
