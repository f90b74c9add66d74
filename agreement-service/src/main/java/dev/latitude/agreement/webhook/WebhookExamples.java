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
        "actions": ["change", "disable", "rotate-secret", "test", "delete"],
        "createdAt": "2026-11-29T09:00:00Z",
        "updatedAt": "2026-11-29T09:00:00Z",
        "etag": "\\"1\\""
      }
      """;

  private WebhookExamples() {}
}
