/** Who decides what: the register as a matrix, for programs, for spreadsheets and on paper. */
@NullMarked
package dev.latitude.agreement.matrix;

import org.jspecify.annotations.NullMarked;
