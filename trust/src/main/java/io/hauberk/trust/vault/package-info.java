/** {@link io.hauberk.trust.vault.VaultTransit}: keys wrapped by HashiCorp Vault. */
@NullMarked
package io.hauberk.trust.vault;

import org.jspecify.annotations.NullMarked;
