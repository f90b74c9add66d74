/** What HR keeps of the agreements: a copy of its own, and all it takes to keep it in step. */
@NullMarked
package dev.latitude.agreement.hr;

import org.jspecify.annotations.NullMarked;
