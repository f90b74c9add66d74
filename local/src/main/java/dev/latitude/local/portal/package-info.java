/**
 * The pages for people who open the laptop's suite in a browser: what it is, its contract, its
 * guides, how the services are, and a sign-in as one of a few sample people.
 */
@NullMarked
package dev.latitude.local.portal;

import org.jspecify.annotations.NullMarked;
