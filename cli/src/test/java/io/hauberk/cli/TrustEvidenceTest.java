package io.hauberk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Audit log, policy and scan from the command line. */
class TrustEvidenceTest {

  @TempDir Path folder;

  /** Words that start with @ are files of the folder. */
  private Console run(String line) {
    return Console.in(folder, line);
  }

  @Test
  void audit_changedEntry_isNamedWithExitOne() throws IOException {
    assertThat(run("trust audit init --log @log --name a.example/log --key @k --public @p").code())
        .isZero();
    var append = "trust audit append --log @log --key @k --actor alice --operation model.load";
    assertThat(run(append).code()).isZero();
    assertThat(run(append).out()).contains("1");
    assertThat(run("trust audit verify --log @log --public @p --seen @seen --quiet").code())
        .isZero();
    assertThat(run("trust audit tail --log @log --public @p").out()).contains("model.load");
    assertThat(run("trust audit prove --log @log --public @p --index 1 --proof @x").code())
        .isZero();
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
  void scan_weights_exitsWithZero() throws IOException {
    Files.writeString(folder.resolve("m.json"), "{\"layers\": 3}");

    assertThat(run("trust scan @m.json --quiet").code()).isZero();
    assertThat(run("trust scan @none --quiet").code()).isEqualTo(3);
  }

  @Test
  void sign_changedModel_isNamedWithExitOne() throws Exception {
    var model = Files.createDirectories(folder.resolve("model"));
    Files.writeString(model.resolve("a.bin"), "weights");
    writeKeys();
    var sign =
        "trust sign @model --private-key @k.pem --public-key @k.pub --signature @m.sig --quiet";
    assertThat(run(sign).code()).isZero();
    var verify = "trust verify @model --signature @m.sig --quiet";
    assertThat(run(verify + " --public-key @k.pub").code()).isZero();

    Files.writeString(model.resolve("b.bin"), "more");
    var extra = run(verify + " --public-key @k.pub");
    assertThat(extra.code()).isEqualTo(1);
    assertThat(extra.out()).contains("EXTRA b.bin");

    Files.writeString(folder.resolve("m.sig"), "{}");
    var refused = run(verify + " --public-key @k.pub");
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.out()).contains("refused");
    assertThat(run(verify).code()).isEqualTo(2);
    assertThat(run(verify + " --public-key @k.pub --crl @c").code()).isEqualTo(2);
  }

  private void writeKeys() throws Exception {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    var pair = generator.generateKeyPair();
    Files.writeString(folder.resolve("k.pem"), pem("PRIVATE KEY", pair.getPrivate()));
    Files.writeString(folder.resolve("k.pub"), pem("PUBLIC KEY", pair.getPublic()));
  }

  private static String pem(String label, Key key) {
    var base64 = Base64.getMimeEncoder().encodeToString(key.getEncoded());
    return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
  }

  @ParameterizedTest
  @CsvSource({
    "trust audit, 只增不改的日志", "trust audit prove, 写出条目在日志中的证明", "trust policy explain, 判定一个请求",
    "trust sign, OpenSSF Model Signing", "trust verify, 对照签名检查模型", "trust scan, 说明加载模型文件时会执行什么"
  })
  void help_inChinese_isChinese(String verb, String words) {
    assertThat(run(verb + " --help --lang zh").out()).contains(words);
  }

  @Test
  void group_withoutVerb_isAUsageError() {
    assertThat(run("trust audit").code()).isEqualTo(2);
    assertThat(run("trust policy").code()).isEqualTo(2);
  }

  @Test
  void audit_wrongKeyOrNoLog_failsInOneLine() throws IOException {
    assertThat(run("trust audit init --log @log --name a.example/log --key @k --public @p").code())
        .isZero();
    assertThat(run("trust audit init --log @log --name a.example/log --key @k --public @q").code())
        .isEqualTo(3);
    Files.writeString(folder.resolve("k"), "no key");
    var append = run("trust audit append --log @log --key @k --actor a --operation o");
    assertThat(append.code()).isEqualTo(2);
    assertThat(append.err()).startsWith("key: malformed (expected: ");
    assertThat(run("trust audit tail --log @none --public @p").code()).isEqualTo(3);
  }

  @Test
  void policy_explainedIntoALog_isAudited() throws IOException {
    Files.writeString(
        folder.resolve("p.yaml"),
        "version: 1\nrules: [{id: r, effect: allow, who: user:alice, may: read, on: data:x}]\n");
    run("trust audit init --log @log --name a.example/log --key @k --public @p");
    var explain = "trust policy explain @p.yaml --may read --on data:x --who mallory";

    assertThat(run(explain + " --log @log --key @k").code()).isEqualTo(1);
    assertThat(run("trust audit tail --log @log --public @p").out())
        .contains("policy.read", "mallory");
    assertThat(run(explain + " --log @log").code()).isEqualTo(2);
    assertThat(run(explain.replace("read", "fly")).err()).startsWith("action: fly (expected: ");
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
