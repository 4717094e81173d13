/** Invented people and numbers: right in form and check digits, belonging to nobody on purpose. */
@NullMarked
package io.hauberk.data.invent;

import org.jspecify.annotations.NullMarked;
