/** Holds migrations to what a rolling upgrade needs: that the release before runs on the schema. */
@NullMarked
package dev.latitude.deploy.migration;

import org.jspecify.annotations.NullMarked;
