/** Who somebody is on a laptop: a key pair of this data folder and tokens signed with it. */
@NullMarked
package dev.latitude.local.identity;

import org.jspecify.annotations.NullMarked;
