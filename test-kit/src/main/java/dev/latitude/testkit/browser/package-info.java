/** A real browser, for what only a browser can tell about a page. */
@NullMarked
package dev.latitude.testkit.browser;

import org.jspecify.annotations.NullMarked;
