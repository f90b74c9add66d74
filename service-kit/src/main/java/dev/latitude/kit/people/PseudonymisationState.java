package dev.latitude.kit.people;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether a person is forgotten yet. */
@Schema(
    description =
        "`RUNNING` while the pseudonym is put into one thing after the other; `DONE` when nothing names the person any more.")
public enum PseudonymisationState {
  RUNNING,
  DONE
}
