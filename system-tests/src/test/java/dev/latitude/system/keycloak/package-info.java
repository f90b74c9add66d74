/** A Keycloak to test with, and what people and machines do to get a token from it. */
@NullMarked
package dev.latitude.system.keycloak;

import org.jspecify.annotations.NullMarked;
