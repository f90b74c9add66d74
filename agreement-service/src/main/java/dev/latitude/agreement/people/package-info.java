/** What this service keeps about persons: to be told to them, and to be forgotten. */
@NullMarked
package dev.latitude.agreement.people;

import org.jspecify.annotations.NullMarked;
