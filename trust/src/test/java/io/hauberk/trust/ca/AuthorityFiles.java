package io.hauberk.trust.ca;

import io.hauberk.trust.lock.LockedFile;
import java.nio.file.Path;

/** What only a thief of the authority's file and passphrase has. */
final class AuthorityFiles {

  private AuthorityFiles() {}

  static Identity rootIdentity(Path file) {
    var body =
        new LockedFile("hauberk-authority", file).read(Parties.lock("correct horse battery"));
    var signing = AuthorityJson.parse(body).signing();
    return new Identity(signing.root(), signing.root(), signing.keys().getPrivate());
  }
}
