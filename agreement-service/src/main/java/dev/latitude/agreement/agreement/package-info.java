@NullMarked
package dev.latitude.agreement.agreement;

import org.jspecify.annotations.NullMarked;
