@NullMarked
package dev.latitude.agreement.right;

import org.jspecify.annotations.NullMarked;
