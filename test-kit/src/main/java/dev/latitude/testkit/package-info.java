/** What the tests of every service need. */
@NullMarked
package dev.latitude.testkit;

import org.jspecify.annotations.NullMarked;
