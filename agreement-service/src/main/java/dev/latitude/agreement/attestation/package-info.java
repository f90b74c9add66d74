/**
 * What this service vouches for to anybody: a signed version as a JWS that can be checked offline.
 */
@NullMarked
package dev.latitude.agreement.attestation;

import org.jspecify.annotations.NullMarked;
