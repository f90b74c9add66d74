/** What every service's contract has, and no resource has to say. */
@NullMarked
package dev.latitude.testkit.contract;

import org.jspecify.annotations.NullMarked;
