package io.hauberk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys, sealed files and certificates from the command line. */
class TrustTest {

  private static final Pattern KEY_ID = Pattern.compile("customers ([0-9a-f]{8})");
  private static final Pattern SERIAL = Pattern.compile("serial\\s+([0-9a-f]{40})");

  @TempDir Path folder;

  @BeforeEach
  void writePassphrase() throws IOException {
    Files.writeString(folder.resolve("pass"), "correct horse battery\n");
  }

  private Path at(String name) {
    return folder.resolve(name);
  }

  /** With the passphrase file; words that start with @ are files of the folder. */
  private Console run(String line) {
    return Console.in(folder, line + " --passphrase-file @pass");
  }

  private void done(String line) {
    var console = run(line);
    assertThat(console.err()).as(line).isEmpty();
    assertThat(console.code()).as(line).isZero();
  }

  private static String find(Pattern pattern, String text) {
    var matcher = pattern.matcher(text);
    assertThat(matcher.find()).as(text).isTrue();
    return matcher.group(1);
  }

  @Test
  void files_sealedRotatedShredded_openUntilTheKeyIsGone() throws IOException {
    Files.writeString(at("people.csv"), "name,salary\n张伟,1000\n");
    done("trust key init --keyring @keys.hbk");
    done("trust key create --keyring @keys.hbk --name customers --kind sm4-gcm");
    done(
        "data encrypt @people.csv --to @people.hbk --keyring @keys.hbk --key customers --purpose p --quiet");
    assertThat(Files.readString(at("people.hbk"), StandardCharsets.ISO_8859_1))
        .doesNotContain("salary");

    var id = find(KEY_ID, run("trust key list --keyring @keys.hbk").out());
    done("trust key rotate --keyring @keys.hbk --name customers");
    done("data decrypt @people.hbk --to @opened.csv --keyring @keys.hbk --purpose p --quiet");
    assertThat(at("opened.csv")).hasSameBinaryContentAs(at("people.csv"));

    var foreign =
        run("data decrypt @people.hbk --to @none.csv --keyring @keys.hbk --purpose q --quiet");
    assertThat(foreign.code()).isEqualTo(3);
    assertThat(foreign.err()).startsWith("sealed file: key or purpose (expected: ");

    done("trust key destroy --keyring @keys.hbk --name customers --id " + id);
    var gone =
        run("data decrypt @people.hbk --to @none.csv --keyring @keys.hbk --purpose p --quiet");
    assertThat(gone.code()).isEqualTo(3);
    assertThat(gone.err()).contains("was destroyed at ");
    assertThat(at("none.csv")).doesNotExist();
  }

  @Test
  void files_sealedToAPublicKey_openWithThePrivateOne() throws IOException {
    Files.writeString(at("m.bin"), "weights");
    done("trust key init --keyring @keys.hbk");
    done("trust key create --keyring @keys.hbk --name bank --kind hpke-x25519");
    done("trust key public --keyring @keys.hbk --name bank --to @bank.pub.json");
    done("data encrypt @m.bin --to @m.hbk --recipient @bank.pub.json --purpose model --quiet");
    done("data decrypt @m.hbk --to @m2.bin --keyring @keys.hbk --purpose model --quiet");
    assertThat(at("m2.bin")).hasContent("weights");

    var both =
        run(
            "data encrypt @m.bin --to @n.hbk --recipient @bank.pub.json --key bank --purpose model");
    assertThat(both.code()).isEqualTo(2);
    assertThat(both.err()).startsWith("--key, --recipient: none or both");
  }

  @Test
  void keyring_wrongPassphraseOrHalfWritten_failureInOneLine() throws IOException {
    done("trust key init --keyring @keys.hbk");
    var again = run("trust key init --keyring @keys.hbk");
    assertThat(again.code()).isEqualTo(3);
    Files.writeString(at("pass"), "incorrect horse battery\n");
    var wrong = run("trust key list --keyring @keys.hbk");
    assertThat(wrong.code()).isEqualTo(3);
    assertThat(wrong.err().lines()).hasSize(1);
    assertThat(wrong.err()).startsWith("hauberk-keyring: ").doesNotContain("incorrect");

    var whole = Files.readString(at("keys.hbk"));
    Files.writeString(at("keys.hbk"), whole.substring(0, whole.length() / 2));
    var half = run("trust key list --keyring @keys.hbk");
    assertThat(half.code()).isEqualTo(3);
    assertThat(half.err().lines()).hasSize(1);
  }

  @Test
  void authority_issuesRevokesChecks() {
    done("trust ca init --authority @ca.hbk --name root --root @ca.pem");
    var issued =
        run(
            "trust ca issue --authority @ca.hbk --name bank --host localhost --certificate @bank.pem --private-key @bank.key.pem");
    assertThat(issued.code()).isZero();
    done("trust ca crl --authority @ca.hbk --crl @ca.crl.pem");
    var check =
        new Object[] {
          "trust", "ca", "check", at("bank.pem"), "--root", at("ca.pem"), "--crl", at("ca.crl.pem")
        };
    assertThat(Console.run(check).code()).isZero();

    var serial = find(SERIAL, issued.out());
    done(
        "trust ca revoke --authority @ca.hbk --serial "
            + serial
            + " --reason key_compromise --crl @ca.crl.pem");
    var refused = Console.run(check);
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.out()).contains("certificate of bank: revoked at ");
    assertThat(run("trust ca list --authority @ca.hbk").out()).contains(serial).contains("revoked");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "trust",
        "trust key",
        "trust ca",
        "trust key create --keyring @keys.hbk --name k",
        "trust key create --keyring @keys.hbk --name k --kind aes",
        "trust key list",
        "trust ca issue --authority @ca.hbk --name bank --certificate @bank.pem",
        "trust ca issue --authority @ca.hbk --name BANK --certificate @bank.pem --private-key @k.pem",
        "trust ca revoke --authority @ca.hbk --serial xyz --crl @crl.pem",
        "data encrypt @a --to @b --keyring @keys.hbk"
      })
  void run_badArguments_usage(String line) {
    var words = line.equals("trust") || line.endsWith("key") || line.endsWith("ca");
    var console = words ? Console.run((Object[]) line.split(" ")) : run(line);
    assertThat(console.code()).as(console.err()).isEqualTo(2);
    assertThat(console.err())
        .containsPattern("\\(expected: |Missing required option")
        .doesNotContain("\tat ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "trust",
        "trust key",
        "trust key init",
        "trust ca",
        "trust ca init",
        "trust ca issue",
        "trust ca list",
        "trust ca revoke",
        "trust ca crl",
        "trust ca check",
        "data encrypt",
        "data decrypt"
      })
  void help_chinese_everyVerbSpeaksIt(String verb) {
    var words = new ArrayList<Object>(List.of((Object[]) verb.split(" ")));
    words.addAll(List.of("--help", "--lang", "zh"));
    var console = Console.run(words.toArray());
    assertThat(console.code()).isZero();
    assertThat(console.out()).containsPattern("[\\u4e00-\\u9fff]{4}");
  }
}
