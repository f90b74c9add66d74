package dev.latitude.proposal.guidance;

/** An answer as the contract shows it, cut to one entry; a test compares it. */
final class GuidanceExamples {
  static final String TOPIC =
      """
      {
        "topic": "signs",
        "title": "Everyday signs",
        "text": "How it shows that somebody's say is smaller than the work needs. Note what happens: what piles up tells which decision to ask for first.",
        "items": [
          {
            "code": "ROUTINE_SIGN_OFF",
            "title": "A signature for the routine",
            "text": "You take this decision every week and know how it comes out, and still it lies on somebody else's desk first. Note how long each time: that is a number a proposal can start from.",
            "addressedBy": [
              {"feature": "FRICTION_LOG", "title": "Friction log", "path": "/api/v1/friction-entries"},
              {"feature": "FRICTION_SUMMARY", "title": "Friction summary in a proposal", "path": "/api/v1/proposals/{id}/attach-friction-summary"},
              {"feature": "RIGHTS", "title": "Rights asked for, each with a level", "path": "/api/v1/proposals", "property": "rights"}
            ]
          }
        ]
      }
      """;

  private GuidanceExamples() {}
}
