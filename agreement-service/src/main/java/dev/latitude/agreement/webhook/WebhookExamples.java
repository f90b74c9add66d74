package dev.latitude.agreement.webhook;

/** Requests and answers as the contract shows them; a test sends the requests. */
final class WebhookExamples {
  static final String CONTENT =
      """
      {
        "url": "https://hr.example.com/latitude",
        "description": "The HR system's copy of the agreements",
        "eventTypes": ["agreement.*", "webhook-endpoint.disabled"]
      }
      """;

  static final String ROTATION =
      """
      {
        "oldSignsFor": "PT24H"
      }
      """;

  static final String ENDPOINT =
      """
      {
        "id": "019ca8a1-7c00-7b1d-9d0e-3f1a2b4c5d6e",
        "url": "https://hr.example.com/latitude",
        "description": "The HR system's copy of the agreements",
        "eventTypes": ["agreement.*", "webhook-endpoint.disabled"],
        "state": "ENABLED",
        "secret": "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD",
        "createdBy": "hanna",
        "actions": ["change", "disable", "rotate-secret", "test", "replay", "delete"],
        "createdAt": "2026-11-29T09:00:00Z",
        "updatedAt": "2026-11-29T09:00:00Z",
        "etag": "\\"1\\""
      }
      """;

  static final String RANGE =
      """
      {
        "from": "2026-11-28T00:00:00Z",
        "to": "2026-11-29T00:00:00Z"
      }
      """;

  static final String STATUS =
      """
      {
        "waiting": 12,
        "oldestWaitingSince": "2026-11-29T09:00:00Z",
        "nextAttemptAt": "2026-11-29T09:05:07Z",
        "failingSince": "2026-11-29T09:00:01Z",
        "lastDeliveredAt": "2026-11-29T08:58:30Z",
        "replay": {
          "from": "2026-11-28T00:00:00Z",
          "to": "2026-11-29T00:00:00Z",
          "events": 340,
          "queued": 340,
          "createdAt": "2026-11-29T08:30:00Z",
          "finishedAt": "2026-11-29T08:30:01Z"
        }
      }
      """;

  static final String DELIVERY =
      """
      {
        "id": "019ca8a1-8d00-7c2e-8e1f-4f2b3c5d6e7f",
        "eventId": "019ca8a1-8c00-7a3f-9f20-5a3c4d6e7f80",
        "type": "agreement.amended",
        "subject": "019ca8a1-7c00-7b1d-9d0e-3f1a2b4c5d6e",
        "revision": 7,
        "state": "WAITING",
        "replay": false,
        "attempts": 1,
        "nextAttemptAt": "2026-11-29T09:00:06Z",
        "createdAt": "2026-11-29T09:00:00Z",
        "log": [
          {
            "number": 1,
            "at": "2026-11-29T09:00:01Z",
            "took": "PT0.084S",
            "outcome": "REFUSED",
            "url": "https://hr.example.com/latitude",
            "headers": {
              "webhook-id": "019ca8a1-8c00-7a3f-9f20-5a3c4d6e7f80",
              "webhook-timestamp": "1796029201"
            },
            "status": 503,
            "response": "busy"
          }
        ]
      }
      """;

  private WebhookExamples() {}
}
