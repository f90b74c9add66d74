/**
 * Charts as SVG, made on the server: a series over days, and the lines it is held against. They
 * know nothing of pilots; colours and fonts come from the style sheet of the page.
 */
@NullMarked
package dev.latitude.pilot.chart;

import org.jspecify.annotations.NullMarked;
