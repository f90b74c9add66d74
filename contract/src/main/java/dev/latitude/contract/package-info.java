/** The contracts of the services as documents: read, joined, compared and held to rules. */
@NullMarked
package dev.latitude.contract;

import org.jspecify.annotations.NullMarked;
