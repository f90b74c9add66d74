/** Functions that are called so often that their time and garbage count, measured with JMH. */
@NullMarked
package dev.latitude.bench.functions;

import org.jspecify.annotations.NullMarked;
