package io.hauberk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Personal data found, masked and brought back from the command line. */
class DataMaskTest {

  @TempDir Path folder;

  @BeforeEach
  void inventCustomers() throws IOException {
    Files.writeString(at("pass"), "correct horse battery\n");
    done("data invent --rows 60 --to @people.csv");
  }

  private Path at(String name) {
    return folder.resolve(name);
  }

  /** Words that start with @ are files of the folder. */
  private Console run(String line) {
    return Console.in(folder, line);
  }

  private void done(String line) {
    var console = run(line);
    assertThat(console.err()).as(line).isEmpty();
    assertThat(console.code()).as(line).isZero();
  }

  private void refused(int code, String line, String message) {
    var console = run(line);
    assertThat(console.code()).as(console.err()).isEqualTo(code);
    assertThat(console.err()).contains(message).doesNotContain("\tat ");
  }

  private void makeKeys() {
    done("trust key init --keyring @keys.hbk --passphrase-file @pass");
    done(
        "trust key create --keyring @keys.hbk --name customers --kind aes-256-siv --passphrase-file"
            + " @pass");
  }

  private static final String UNMASK =
      "data unmask @masked.csv --to @back.csv --keyring @keys.hbk --passphrase-file @pass"
          + " --audit @audit.jsonl --purpose refund-17 --columns mobile";

  @Test
  void table_classifiedMaskedGranted_comesBackAndIsAudited() throws IOException {
    makeKeys();
    done("data classify @people.csv --draft-policy @policy.json --key customers");
    done(
        "data mask @people.csv --to @masked.csv --policy @policy.json --keyring @keys.hbk"
            + " --passphrase-file @pass");
    var people = Files.readAllLines(at("people.csv"));
    var masked = Files.readString(at("masked.csv"));
    for (var row : people.subList(1, people.size())) {
      var cells = row.split(",");
      assertThat(masked).doesNotContain(cells[0], cells[2], cells[3], cells[4], cells[5]);
    }

    refused(3, UNMASK, "refused to");
    assertThat(at("back.csv")).doesNotExist();
    Files.writeString(
        at("grants.json"),
        """
        {"format":"hauberk-grants-1","grants":[{"subject":"%s","keys":["customers"],
         "columns":["mobile"],"until":"2999-01-01T00:00:00Z"}]}\
        """
            .formatted(System.getProperty("user.name")));
    done(UNMASK + " --grants @grants.json");
    var back = Files.readAllLines(at("back.csv"));
    assertThat(back).hasSameSizeAs(people);
    for (int i = 1; i < back.size(); i++) {
      assertThat(back.get(i)).contains(people.get(i).split(",")[3]);
    }
    assertThat(Files.readAllLines(at("audit.jsonl")))
        .satisfiesExactly(
            first -> assertThat(first).contains("\"allowed\":false", "refund-17"),
            second -> assertThat(second).contains("\"allowed\":true", "\"mobile\""));

    refused(3, UNMASK.replace("mobile", "national_id") + " --grants @grants.json", "refused to");
    done("trust key rotate --keyring @keys.hbk --name customers --passphrase-file @pass");
    done(UNMASK + " --grants @grants.json");
  }

  @Test
  void unmask_byAccessPolicy_decidesAndRecords() throws IOException {
    makeKeys();
    done("data classify @people.csv --draft-policy @policy.json --key customers");
    done(
        "data mask @people.csv --to @masked.csv --policy @policy.json --keyring @keys.hbk"
            + " --passphrase-file @pass");
    done("trust audit init --log @log --name a.example/log --key @k --public @p --quiet");
    var rule =
        """
        version: 1
        rules:
          - {id: refunds, effect: allow, who: "user:%s", may: unmask, on: data:people/mobile, when: {purpose: refund-17}}
        """
            .formatted(System.getProperty("user.name"));
    Files.writeString(at("access.yaml"), rule);
    var byPolicy =
        UNMASK.replace("--audit @audit.jsonl", "--access @access.yaml --log @log --log-key @k")
            + " --data-name people";
    done(byPolicy);
    assertThat(Files.readString(at("back.csv"))).isNotEqualTo(Files.readString(at("masked.csv")));
    refused(3, byPolicy.replace("refund-17", "curiosity").replace("@back", "@no"), "refused to");
    assertThat(at("no.csv")).doesNotExist();
    refused(2, byPolicy + " --audit @audit.jsonl", "not together with");
    var tail = run("trust audit tail --log @log --public @p").out();
    assertThat(tail).contains("policy.unmask").contains("curiosity");
  }

  @Test
  void mask_catalogueAlone_removesIdentifiers() throws IOException {
    done("data classify @people.csv");
    done("data mask @people.csv --to @masked.csv");
    var header = Files.readAllLines(at("people.csv")).get(0);
    assertThat(Files.readAllLines(at("masked.csv"))).hasSize(61).first().isEqualTo(header);
    var cells = Files.readAllLines(at("people.csv")).get(1).split(",");
    assertThat(Files.readString(at("masked.csv"))).doesNotContain(cells[1], cells[2], cells[3]);
  }

  @Test
  void mask_policyAgainstCatalogue_refused() throws IOException {
    done("data classify @people.csv");
    var keep = "{\"format\":\"hauberk-mask-1\",\"columns\":{},\"others\":{\"do\":\"keep\"}}";
    Files.writeString(at("keep.json"), keep);
    refused(
        2, "data mask @people.csv --to @masked.csv --policy @keep.json", "the catalogue has it");
    assertThat(at("masked.csv")).doesNotExist();
    Files.writeString(at("other.csv"), "unseen\n1\n");
    refused(
        2,
        "data mask @other.csv --to @masked.csv --policy @keep.json --catalogue"
            + " @people.csv.catalogue.json",
        "in the catalogue");
  }

  @Test
  void text_masked_showsKindsOnly() throws IOException {
    Files.writeString(
        at("a.txt"), "Call +1 212-555-0147 or mail ann@example.com\n身份证号11010519491231002X\n");
    Files.writeString(at("p.json"), "{\"format\":\"hauberk-mask-1\"}");
    done("data mask @a.txt --to @b.txt --policy @p.json");
    assertThat(Files.readString(at("b.txt")))
        .contains("<PHONE>", "<EMAIL>", "<CN_RESIDENT_ID>")
        .doesNotContain("555", "ann@", "1949");
  }

  @Test
  void classify_barOnLevel_missed() {
    var console = run("data classify @people.csv --fail-on highest-level>=4");
    assertThat(console.code()).isEqualTo(1);
    assertThat(console.out()).contains("national_id", "direct identifier", "gdpr special");
  }

  @Test
  void run_brokenFiles_failureInOneLine() throws IOException {
    Files.writeString(at("broken.csv"), "a,b\n1,\"2\n");
    refused(3, "data classify @broken.csv", "closed quotes");
    refused(3, "data classify @none.csv", "(expected: ");
    Files.writeString(
        at("p.json"), "{\"format\":\"hauberk-mask-1\",\"columns\":{\"a\":{\"do\":\"x\"}}}");
    refused(3, "data mask @people.csv --to @m.csv --policy @p.json", "a masking policy");
    Files.writeString(at("r.json"), "{}");
    refused(
        3,
        UNMASK.replace("@masked.csv", "@people.csv") + " --record @r.json",
        "hauberk-mask-record-1");
    assertThat(at("m.csv")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data classify",
        "data classify @people.txt",
        "data classify @people.csv --sample 0",
        "data mask @people.csv --to @m.csv",
        "data mask @people.csv --to @people.csv --policy @p.json",
        "data unmask @people.csv --to @m.csv --purpose x",
        "data unmask @people.csv --to @m.csv --audit @a",
        "data invent --rows 0 --to @x.csv"
      })
  void run_badArguments_usage(String line) {
    var console = run(line);
    assertThat(console.code()).as(console.err()).isEqualTo(2);
    assertThat(console.err()).containsPattern("\\(expected: |Missing required");
  }

  @ParameterizedTest
  @ValueSource(strings = {"classify", "mask", "unmask", "invent"})
  void help_everyVerb_hasExamplesAndSpeaksChinese(String verb) {
    assertThat(Console.run("data", verb, "--help").out()).contains("hauberk data " + verb);
    var words = List.<Object>of("data", verb, "--help", "--lang", "zh");
    assertThat(Console.run(words.toArray()).out()).containsPattern("[\\u4e00-\\u9fff]{4}");
  }
}
