/** What the history of a service costs, from within: it shows nobody how it chains events. */
@NullMarked
package dev.latitude.kit.history;

import org.jspecify.annotations.NullMarked;
