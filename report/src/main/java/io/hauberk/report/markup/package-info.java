/**
 * Text that cannot break out of its format.
 *
 * <ul>
 *   <li>{@link io.hauberk.report.markup.Clean}: text without control characters, bidirectional
 *       tricks and hidden tags
 *   <li>{@link io.hauberk.report.markup.Markup}: HTML, SVG and XML that is balanced and escaped by
 *       construction
 *   <li>{@link io.hauberk.report.markup.LineChartSvg}: a chart as SVG
 * </ul>
 */
@NullMarked
package io.hauberk.report.markup;

import org.jspecify.annotations.NullMarked;
