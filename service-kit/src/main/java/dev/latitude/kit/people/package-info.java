/** What a service keeps about persons, and how it forgets one of them. */
@NullMarked
package dev.latitude.kit.people;

import org.jspecify.annotations.NullMarked;
