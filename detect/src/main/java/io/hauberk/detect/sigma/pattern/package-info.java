/** What values are compared with: texts with wildcards, many texts at once, networks. */
@NullMarked
package io.hauberk.detect.sigma.pattern;

import org.jspecify.annotations.NullMarked;
