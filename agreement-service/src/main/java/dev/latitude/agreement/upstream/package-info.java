/** What pilot-service and proposal-service say in the same words. */
@NullMarked
package dev.latitude.agreement.upstream;

import org.jspecify.annotations.NullMarked;
