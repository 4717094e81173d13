/**
 * Sealed data sets, read in memory only: {@link io.hauberk.data.sealed.SealedReader} asks the
 * access policy, has the audit log keep the answer, and opens a sealed file or folder as {@link
 * io.hauberk.data.sealed.OpenedData}, files that are on no disk.
 */
@NullMarked
package io.hauberk.data.sealed;

import org.jspecify.annotations.NullMarked;
