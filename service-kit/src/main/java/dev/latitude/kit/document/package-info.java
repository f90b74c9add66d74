/**
 * Documents that people read: pages for browsers, PDFs that print and that screen readers follow,
 * and Markdown.
 */
@NullMarked
package dev.latitude.kit.document;

import org.jspecify.annotations.NullMarked;
