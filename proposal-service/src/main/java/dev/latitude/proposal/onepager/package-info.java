/** The one-pager: a proposal as the one page that is put on somebody's desk. */
@NullMarked
package dev.latitude.proposal.onepager;

import org.jspecify.annotations.NullMarked;
