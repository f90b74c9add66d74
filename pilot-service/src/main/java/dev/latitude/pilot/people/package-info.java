/** What is known about a person, and how they are forgotten. */
@NullMarked
package dev.latitude.pilot.people;

import org.jspecify.annotations.NullMarked;
