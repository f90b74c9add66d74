/** What proposals and the like tell about persons, and how a person is forgotten. */
@NullMarked
package dev.latitude.proposal.people;

import org.jspecify.annotations.NullMarked;
