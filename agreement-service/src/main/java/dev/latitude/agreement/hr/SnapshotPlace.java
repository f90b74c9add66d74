package dev.latitude.agreement.hr;

import dev.latitude.kit.http.Cursors;

/**
 * How far a snapshot has come, and how far it goes. Its end is where the feed ended when it began:
 * what is changed while it is being read moves behind that end and is told by the feed.
 *
 * @param after position that has been read
 * @param until position of the last event of the feed when the snapshot began
 */
record SnapshotPlace(long after, long until) {
  SnapshotPlace movedTo(long position) {
    return new SnapshotPlace(position, until);
  }

  String cursor() {
    return Cursors.of(after + "-" + until);
  }
}
