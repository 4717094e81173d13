package io.hauberk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Audit log, policy and scan from the command line. */
class TrustEvidenceTest {

  @TempDir Path folder;

  /** Words that start with @ are files of the folder. */
  private Console run(String line) {
    var words = line.split(" ");
    for (int i = 0; i < words.length; i++) {
      words[i] = words[i].startsWith("@") ? folder.resolve(words[i].substring(1)).toString() : words[i];
    }
    return Console.run((Object[]) words);
  }

  @Test
  void audit_changedEntry_isNamedWithExitOne() throws IOException {
    assertThat(run("trust audit init --log @log --name a.example/log --key @k --public @p").code())
        .isZero();
    var append = "trust audit append --log @log --key @k --actor alice --operation model.load";
    assertThat(run(append).code()).isZero();
    assertThat(run(append).out()).contains("1");
    assertThat(run("trust audit verify --log @log --public @p --seen @seen --quiet").code()).isZero();
    assertThat(run("trust audit tail --log @log --public @p").out()).contains("model.load");
    assertThat(run("trust audit prove --log @log --public @p --index 1 --proof @x").code()).isZero();
    assertThat(folder.resolve("x")).content().startsWith("c2sp.org/tlog-proof@v1\nindex 1\n");

    var entries = folder.resolve("log/tile/entries/000.p/2");
    Files.writeString(entries, Files.readString(entries).replace("alice", "mally"));

    var changed = run("trust audit verify --log @log --public @p --seen @seen --quiet");
    assertThat(changed.code()).isEqualTo(1);
    assertThat(changed.out()).contains("ENTRY_CHANGED");
  }

  @Test
  void scan_pickleThatRunsACommand_exitsWithOne() throws IOException {
    Files.writeString(folder.resolve("m.bin"), "cos\nsystem\n(S'id'\ntR.");

    var found = run("trust scan @m.bin --quiet");

    assertThat(found.code()).isEqualTo(1);
    assertThat(found.out()).contains("os.system");
  }

  @Test
  void policy_requests_areExplained() throws IOException {
    Files.writeString(
        folder.resolve("p.yaml"),
        "version: 1\nrules: [{id: r, effect: allow, who: user:alice, may: read, on: data:x}]\n");

    assertThat(run("trust policy check @p.yaml").code()).isZero();
    var explain = "trust policy explain @p.yaml --may read --on data:x --who ";
    assertThat(run(explain + "alice").code()).isZero();
    assertThat(run(explain + "bob").code()).isEqualTo(1);
    Files.writeString(folder.resolve("p.yaml"), "version: 1\nrules: []\n");
    assertThat(run("trust policy check @p.yaml").code()).isEqualTo(1);
  }
}
