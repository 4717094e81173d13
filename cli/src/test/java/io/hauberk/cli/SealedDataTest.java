package io.hauberk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hauberk.core.Digest;
import io.hauberk.core.Randomness;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verbs that read samples, on sealed ones. */
class SealedDataTest {

  /** A number that is in the samples and, below, nowhere else on the disk. */
  private static final String MARK = "0.123456789";

  private static final String KEYS = " --keyring @keys.hbk --passphrase-file @pass";
  private static final String ASK =
      KEYS + " --access @access.yaml --log @log --log-key @k --data-name digits --purpose fraud";
  private static final String TRAIN =
      "train --data @set --sealed-as digits/1 --epochs 1 --network mlp --quiet --out-model"
          + " @m.safetensors"
          + ASK;
  private static final String VALIDATE =
      "validate --data @set --sealed-as digits/1 --model @m.safetensors --quiet" + ASK;

  @TempDir Path folder;

  @BeforeEach
  void seal() throws IOException {
    var plain = Files.createDirectory(at("plain"));
    for (var part : List.of("train", "test")) {
      Files.writeString(plain.resolve(part + ".csv"), samples(part.length()));
    }
    Files.writeString(at("pass"), "correct horse battery\n");
    done("trust key init --keyring @keys.hbk --passphrase-file @pass");
    done("trust key create --name digits --kind aes-256-gcm" + KEYS);
    done("data encrypt @plain --to @set --key digits --purpose digits/1" + KEYS);
    done(
        "data encrypt @plain/train.csv --to @train.csv.hbk --key digits --purpose digits/1" + KEYS);
    for (var part : List.of("train", "test")) {
      Files.delete(plain.resolve(part + ".csv"));
    }
    done("trust audit init --log @log --name a.example/log --key @k --public @p --quiet");
    allow("[train, read]");
  }

  private void allow(String actions) throws IOException {
    Files.writeString(
        at("access.yaml"),
        """
        version: 1
        rules:
          - {id: learn, effect: allow, who: "user:%s", may: %s, on: data:digits, when: {purpose: fraud}}
        """
            .formatted(System.getProperty("user.name"), actions));
  }

  private static String samples(int seed) {
    var draws = new Randomness(seed).stream(0, 0);
    var text = new StringBuilder("label,x,y\n");
    for (int i = 0; i < 60; i++) {
      int label = i % 2;
      text.append(label).append(',').append(label + 0.1 * draws.nextDouble());
      text.append(',').append(MARK).append('\n');
    }
    return text.toString();
  }

  private Path at(String name) {
    return folder.resolve(name);
  }

  private Console run(String line) {
    return Console.in(folder, line);
  }

  private Console done(String line) {
    var console = run(line);
    assertThat(console.code()).as(line + console.err()).isZero();
    return console;
  }

  private void refused(int code, String line, String message) throws IOException {
    var console = run(line);
    assertThat(console.code()).as(console.err()).isEqualTo(code);
    assertThat(console.err()).contains(message).doesNotContain("\tat ").doesNotContain(MARK);
    nothingReadable();
  }

  private void nothingReadable() throws IOException {
    try (var walk = Files.walk(folder)) {
      for (var file : walk.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain(MARK);
      }
    }
  }

  private List<String> audited() {
    return new ArrayList<>(run("trust audit tail --log @log --public @p").out().lines().toList());
  }

  @Test
  void verbs_sealedFolder_trainedValidatedAttackedAndAudited() throws IOException {
    done(TRAIN + " --out @evidence");
    assertThat(at("m.safetensors")).isRegularFile();
    nothingReadable();
    done(VALIDATE);
    done(
        VALIDATE.replace("validate", "attack") + " --norm linf --epsilon 0.1 --limit 20 --steps 2");
    done(
        TRAIN.replace("train ", "harden ").replace("@m.safe", "@hard.safe")
            + " --model @m.safetensors --norm linf --epsilon 0.1");
    assertThat(String.join("\n", audited()))
        .contains("policy.train", "policy.read", "data.open", "fraud");
    var digest = Digest.sha256(at("set/.index.hbk"));
    assertThat(Files.readString(at("evidence/report.json"))).contains(digest);
    nothingReadable();
  }

  @Test
  void train_sealedFile_isReadWholeForEitherPart() throws IOException {
    done(TRAIN.replace("@set", "@train.csv.hbk"));
    nothingReadable();
  }

  @Test
  void train_policyAllowsReadingOnly_refusedAndAudited() throws IOException {
    allow("read");
    refused(3, TRAIN, "access: ");
    assertThat(at("m.safetensors")).doesNotExist();
    assertThat(String.join("\n", audited())).contains("policy.train", "\"status_id\":2");
  }

  @Test
  void train_otherPurpose_refused() throws IOException {
    refused(3, TRAIN.replace("--purpose fraud", "--purpose curiosity"), "access: ");
    assertThat(String.join("\n", audited())).contains("curiosity");
  }

  @Test
  void train_keyDestroyed_refusedAndAudited() throws IOException {
    done("trust key destroy --name digits --all" + KEYS);
    refused(3, TRAIN, "expected: ");
    assertThat(String.join("\n", audited())).contains("KeyUnavailableException");
  }

  @Test
  void train_sealedFileChanged_refusedAndAudited() throws IOException {
    var file = at("set/train.csv.hbk");
    var bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1] ^= 1;
    Files.write(file, bytes);
    refused(3, TRAIN, "unchanged");
    assertThat(at("m.safetensors")).doesNotExist();
    assertThat(String.join("\n", audited())).contains("IntegrityException");
  }

  @Test
  void train_withoutPolicyPurposeOrSealPurpose_usage() throws IOException {
    refused(
        2, TRAIN.replace(" --access @access.yaml --log @log --log-key @k", ""), "--access: none");
    refused(2, TRAIN.replace(" --log-key @k", ""), "--log-key: none");
    refused(2, TRAIN.replace(" --purpose fraud", ""), "--purpose: none");
    refused(2, TRAIN.replace(" --sealed-as digits/1", ""), "--sealed-as: none");
  }

  @Test
  void train_plainDataWhereSealedAreAskedFor_refused() throws IOException {
    Files.delete(at("set/.index.hbk"));
    Files.writeString(at("set/train.csv"), "label,x\n0,1\n1,2\n");
    refused(2, TRAIN, "sealed, as --sealed-as");
    refused(2, TRAIN.replace("@set", "glyphs"), "sealed, as --sealed-as");
  }

  @Test
  void laterVerbs_sealedTable_isRead() throws IOException {
    var sealed = "@train.csv.hbk";
    var ask = ASK + " --sealed-as digits/1";
    done("privacy ledger --data " + sealed + " --budget 3");
    var release =
        "privacy release --epsilon 1 --each-row-a-person --query count() --data " + sealed;
    assertThat(done(release + ask).out()).contains("all");
    refused(2, release + KEYS, "--sealed-as: none");
    allow("train");
    refused(3, release + ask, "access: ");
    allow("read");
    var series = "detect series " + sealed + " --time-column x --value-column y";
    assertThat(run(series + ask).err()).doesNotContain("sealed");
    assertThat(String.join("\n", audited())).contains("data.open", "policy.read");
    nothingReadable();
  }

  @Test
  void decrypt_sealedFolder_comesBack() throws IOException {
    done("data decrypt @set --to @back --purpose digits/1" + KEYS);
    assertThat(Files.readString(at("back/test.csv"))).isEqualTo(samples("test".length()));
    assertThat(run("data decrypt @set --to @no --purpose digits/2" + KEYS).code()).isEqualTo(3);
    assertThat(at("no")).doesNotExist();
  }
}
