@NullMarked
package dev.latitude.agreement.register;

import org.jspecify.annotations.NullMarked;
