/** Recognisers of personal data and secrets: small files, checksums, names by context. */
@NullMarked
package io.hauberk.data.recognise;

import org.jspecify.annotations.NullMarked;
