package dev.latitude.agreement.agreement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the two have yet to look at together, soonest first. */
record ReviewPoints(List<ReviewPoint> all) {
  /** Those that the terms name. */
  static ReviewPoints of(Terms terms) {
    return new ReviewPoints(terms.reviewPoints().stream().map(ReviewPoint::agreed).toList());
  }

  private static ReviewPoints inOrder(Stream<ReviewPoint> points) {
    return new ReviewPoints(points.sorted(ReviewPoint.SOONEST_FIRST).toList());
  }

  /**
   * What a review of one of the two on the day holds: all that is due and theirs to hold, and one
   * day ahead if it is named.
   */
  List<ReviewPoint> heldOn(LocalDate day, @Nullable LocalDate early, Party by) {
    var meant =
        all.stream()
            .filter(point -> !day.isBefore(point.dueOn()) || point.dueOn().equals(early))
            .toList();
    var held = meant.stream().filter(point -> point.mayBeHeldBy(by)).toList();
    if (early != null && held.stream().noneMatch(point -> point.dueOn().equals(early))) {
      throw meant.stream().anyMatch(point -> point.dueOn().equals(early))
          ? AgreementRefusal.ContradictoryTerms.approversReviewPoint()
          : AgreementRefusal.ContradictoryTerms.noSuchReviewPoint();
    }
    return held;
  }

  ReviewPoints without(List<ReviewPoint> held) {
    return new ReviewPoints(all.stream().filter(point -> !held.contains(point)).toList());
  }

  ReviewPoints calledBy(UUID contextEvent, LocalDate dueOn) {
    return inOrder(
        Stream.concat(all.stream(), Stream.of(ReviewPoint.calledBy(contextEvent, dueOn))));
  }

  /**
   * Those of the next version instead of the old terms'; what context events called for stays. A
   * day that both name is one review: it stays as it is, and held when it is not open any more.
   */
  ReviewPoints under(Terms next, Terms before) {
    return inOrder(
        Stream.concat(
            of(next).all.stream()
                .flatMap(
                    point ->
                        before.reviewPoints().contains(point.dueOn())
                            ? agreedOn(point.dueOn()).stream()
                            : Stream.of(point)),
            all.stream().filter(point -> point.cause() == ReviewPoint.Cause.CONTEXT_EVENT)));
  }

  /** The one that the terms name on the day; none when it was held. */
  Optional<ReviewPoint> agreedOn(LocalDate day) {
    return all.stream()
        .filter(point -> point.cause() == ReviewPoint.Cause.TERMS && point.dueOn().equals(day))
        .findFirst();
  }

  /**
   * How they stand on a day.
   *
   * @param told gets an event for each that has become due or overdue
   */
  ReviewPoints on(LocalDate today, int graceDays, List<AgreementEvent> told) {
    var points = new ArrayList<ReviewPoint>();
    for (var point : all) {
      var standing = point.standingOn(today, graceDays);
      if (standing != point.standing()) {
        told.add(
            standing == ReviewPoint.Standing.OVERDUE
                ? new AgreementEvent.ReviewOverdue(point.dueOn(), point.cause())
                : new AgreementEvent.ReviewDue(point.dueOn(), point.cause()));
      }
      points.add(point.now(standing));
    }
    return new ReviewPoints(points);
  }

  /** The days on which one of them will stand otherwise. */
  Stream<LocalDate> turns(int graceDays) {
    return all.stream().flatMap(point -> point.nextTurn(graceDays).stream());
  }
}
