/**
 * Where public catalogues of threats to machine learning describe what the attacks of this module
 * show: {@link io.hauberk.robust.catalogue.Threat} names them and attaches them to findings.
 */
@NullMarked
package io.hauberk.robust.catalogue;

import org.jspecify.annotations.NullMarked;
