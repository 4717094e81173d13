/** The command line: one class a verb. {@link io.hauberk.cli.Main} is the entry. */
@NullMarked
package io.hauberk.cli;

import org.jspecify.annotations.NullMarked;
