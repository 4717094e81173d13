package io.hauberk.data.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.DataFormatException;
import io.hauberk.core.HauberkException;
import io.hauberk.data.invent.CustomerTable;
import io.hauberk.data.mask.Unmasker.Ask;
import io.hauberk.data.recognise.Scanner;
import io.hauberk.data.table.Table;
import io.hauberk.data.table.TableFormat;
import io.hauberk.trust.key.KeyKind;
import io.hauberk.trust.key.Keyring;
import io.hauberk.trust.lock.IntegrityException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskerTest {

  private static final Keyring KEYS = MaskTestKeys.keyring();
  private static final String POLICY =
      """
      {"format":"hauberk-mask-1",
       "columns":{
        "customer_id":{"do":"token","key":"people","domain":"customer"},
        "name":{"do":"surrogate","key":"people","kind":"person"},
        "national_id":{"do":"token","key":"people"},
        "mobile":{"do":"ff1","key":"cards"},
        "email":{"do":"hash","key":"people"},
        "card":{"do":"partial","first":0,"last":4},
        "address":{"do":"redact"},
        "born":{"do":"shift","key":"people","days":60,"subject":"customer_id"},
        "city":{"do":"prefix","length":2},
        "diagnosis":{"do":"keep"},
        "income":{"do":"interval","width":10000},
        "note":{"do":"text"}},
       "text":{"phone":{"do":"token","key":"people"}}}""";

  @TempDir private Path folder;

  private static final Scanner EVERYTHING = Scanner.everything();

  private static Masker masker(String policy) {
    return new Masker(PolicyFile.parse(policy), MaskKeys.of(KEYS), EVERYTHING);
  }

  private MaskRecord maskCustomers(Path to) {
    return masker(POLICY).table(new CustomerTable(600, 5), to);
  }

  private static Permit everybody() {
    return request -> {};
  }

  private static Ask ask(String... columns) {
    return new Ask("alice", "refund 17", new TreeSet<>(List.of(columns)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"m.csv", "m.jsonl", "m.parquet"})
  void table_thenUnmask_bringsReversibleColumnsBack(String name) {
    var masked = folder.resolve(name);
    var record = maskCustomers(masked);
    assertThat(record.rows()).isEqualTo(600);
    var original = new CustomerTable(600, 5).readAll();
    var hidden = read(masked);
    for (var column : List.of("customer_id", "national_id", "mobile", "email", "card")) {
      assertThat(hidden.column(column))
          .as(column)
          .doesNotContainAnyElementsOf(original.column(column));
    }
    long kept = 0;
    var names = original.column("name");
    var surrogates = hidden.column("name");
    for (int i = 0; i < 600; i++) {
      kept += surrogates.get(i).equals(names.get(i)) ? 1 : 0;
    }
    assertThat(kept).isLessThan(10);
    assertThat(hidden.column("diagnosis")).isEqualTo(original.column("diagnosis"));

    var back = folder.resolve("back-" + name);
    long rows;
    try (var source = TableFormat.open(masked)) {
      rows = new Unmasker(record, MaskKeys.of(KEYS), everybody()).table(source, back, ask());
    }
    assertThat(rows).isEqualTo(600);
    var revealed = read(back);
    for (var column : List.of("customer_id", "national_id", "mobile")) {
      assertThat(revealed.column(column)).as(column).isEqualTo(original.column(column));
    }
    assertThat(revealed.column("note").get(0)).contains(original.column("mobile").get(0));
    assertThat(revealed.column("email")).isEqualTo(hidden.column("email"));
  }

  private static Table read(Path file) {
    try (var source = TableFormat.open(file)) {
      return source.readAll();
    }
  }

  @Test
  void table_joinOverTwoTables_survives() {
    var policy =
        "{\"format\":\"hauberk-mask-1\",\"columns\":{\"%s\":{\"do\":\"token\",\"key\":\"people\","
            + "\"domain\":\"customer\"}}}";
    var left = new Table(List.of("id"), List.of(List.of("C1"), List.of("C2")));
    var right = new Table(List.of("buyer"), List.of(List.of("C2"), List.of("C1")));
    masker(policy.replace("%s", "id")).table(left.source(), folder.resolve("l.csv"));
    masker(policy.replace("%s", "buyer")).table(right.source(), folder.resolve("r.csv"));
    assertThat(read(folder.resolve("l.csv")).column("id"))
        .containsExactlyInAnyOrderElementsOf(read(folder.resolve("r.csv")).column("buyer"));
  }

  @Test
  void unmask_withoutPermit_isRefusedAuditedAndWritesNothing() throws IOException {
    var masked = folder.resolve("m.csv");
    var record = maskCustomers(masked);
    var audit = folder.resolve("audit.jsonl");
    var permit = GrantFile.empty(audit, InstantSource.fixed(MaskTestKeys.NOW));
    for (var refusing : List.of(Permit.none(), permit)) {
      var unmasker = new Unmasker(record, MaskKeys.of(KEYS), refusing);
      try (var source = TableFormat.open(masked)) {
        assertThatThrownBy(() -> unmasker.table(source, folder.resolve("b.csv"), ask()))
            .isInstanceOf(PermitRefused.class)
            .hasMessageContaining("refused to alice");
      }
    }
    assertThat(folder.resolve("b.csv")).doesNotExist();
    assertThat(Files.readString(audit))
        .contains("\"allowed\":false", "\"subject\":\"alice\"", "\"purpose\":\"refund 17\"");
  }

  @Test
  void unmask_withGrant_allowsItsColumnsUntilItsEnd() throws IOException {
    var masked = folder.resolve("m.csv");
    var record = maskCustomers(masked);
    var grants = folder.resolve("grants.json");
    Files.writeString(
        grants,
        """
        {"format":"hauberk-grants-1","grants":[{"subject":"alice","keys":["cards"],
         "columns":["mobile"],"until":"2026-11-22T00:00:00Z"}]}""");
    var audit = folder.resolve("audit.jsonl");
    var now = GrantFile.read(grants, audit, InstantSource.fixed(MaskTestKeys.NOW));
    var later =
        GrantFile.read(grants, audit, InstantSource.fixed(MaskTestKeys.NOW.plusSeconds(90_000)));
    unmaskColumn(record, masked, now, "mobile");
    assertThatThrownBy(() -> unmaskColumn(record, masked, now, "national_id"))
        .isInstanceOf(PermitRefused.class);
    assertThatThrownBy(() -> unmaskColumn(record, masked, later, "mobile"))
        .isInstanceOf(PermitRefused.class);
    assertThat(Files.readAllLines(audit)).hasSize(3);
    assertThat(Files.readAllLines(audit).get(0)).contains("\"allowed\":true");
  }

  private void unmaskColumn(MaskRecord record, Path masked, Permit permit, String column) {
    try (var source = TableFormat.open(masked)) {
      var unmasker = new Unmasker(record, MaskKeys.of(KEYS), permit);
      assertThat(unmasker.table(source, folder.resolve("c.csv"), ask(column))).isEqualTo(600);
    }
  }

  @Test
  void unmask_auditThatCannotBeWritten_isRefused() {
    var permit = GrantFile.empty(folder.resolve("no/such/audit"), InstantSource.system());
    var record = maskCustomers(folder.resolve("m.csv"));
    var unmasker = new Unmasker(record, MaskKeys.of(KEYS), permit);
    assertThatThrownBy(
            () -> unmasker.table(new CustomerTable(1, 1), folder.resolve("b.csv"), ask()))
        .isInstanceOf(HauberkException.class)
        .hasMessageStartingWith("audit: ");
  }

  @Test
  void unmask_otherKeyOrChangedToken_isIntegrity() {
    var masked = folder.resolve("m.csv");
    var record = maskCustomers(masked);
    var other = MaskKeys.of(MaskTestKeys.keyring());
    try (var source = TableFormat.open(masked)) {
      var unmasker = new Unmasker(record, other, everybody());
      assertThatThrownBy(() -> unmasker.table(source, folder.resolve("b.csv"), ask("national_id")))
          .isInstanceOf(IntegrityException.class);
    }
    assertThat(folder.resolve("b.csv")).doesNotExist();
  }

  @Test
  void unmask_afterRotation_usesTheVersionsOfTheRecord() {
    var masked = folder.resolve("m.csv");
    var record = maskCustomers(masked);
    var rotated = KEYS.rotate("people", MaskTestKeys.NOW).rotate("cards", MaskTestKeys.NOW);
    var file = folder.resolve("m.csv.mask.json");
    record.write(file);
    try (var source = TableFormat.open(masked)) {
      new Unmasker(MaskRecord.read(file), MaskKeys.of(rotated), everybody())
          .table(source, folder.resolve("b.csv"), ask("mobile", "national_id"));
    }
    var original = new CustomerTable(600, 5).readAll();
    var back = read(folder.resolve("b.csv"));
    assertThat(back.column("mobile")).isEqualTo(original.column("mobile"));
    assertThat(back.column("national_id")).isEqualTo(original.column("national_id"));
  }

  @Test
  void mask_keyThatHasGone_failsBeforeAnythingIsWritten() {
    var gone = MaskKeys.of(KEYS.destroyAll("people", MaskTestKeys.NOW));
    var masker = new Masker(PolicyFile.parse(POLICY), gone, Scanner.identifiers());
    assertThatThrownBy(() -> masker.table(new CustomerTable(10, 1), folder.resolve("m.csv")))
        .isInstanceOf(io.hauberk.trust.key.KeyUnavailableException.class)
        .hasMessageContaining("destroyed");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void mask_keyOfAnotherKind_isRefused() {
    var keys = Keyring.empty().create("people", KeyKind.AES_256_FF1, MaskTestKeys.NOW);
    var policy =
        "{\"format\":\"hauberk-mask-1\",\"columns\":{\"a\":{\"do\":\"hash\",\"key\":\"people\"}}}";
    var masker = new Masker(PolicyFile.parse(policy), MaskKeys.of(keys), Scanner.identifiers());
    var table = new Table(List.of("a"), List.of(List.of("x")));
    assertThatThrownBy(() -> masker.table(table.source(), folder.resolve("m.csv")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("aes-256-siv");
  }

  @Test
  void mask_columnThePolicyForgets_isRefused() {
    var policy = "{\"format\":\"hauberk-mask-1\",\"columns\":{\"a\":{\"do\":\"keep\"}}}";
    var table = new Table(List.of("a", "b"), List.of());
    assertThatThrownBy(() -> masker(policy).table(table.source(), folder.resolve("m.csv")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("column: b");
    var less = new Table(List.of("b"), List.of());
    assertThatThrownBy(() -> masker(policy).table(less.source(), folder.resolve("m.csv")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("policy column: a");
  }

  @Test
  void mask_brokenValueHalfWay_leavesNothing() {
    var policy =
        "{\"format\":\"hauberk-mask-1\",\"columns\":{\"a\":{\"do\":\"interval\",\"width\":5}}}";
    var rows = new java.util.ArrayList<>(java.util.Collections.nCopies(2_000, List.of("7")));
    rows.add(List.of("seven"));
    var table = new Table(List.of("a"), rows);
    assertThatThrownBy(() -> masker(policy).table(table.source(), folder.resolve("m.csv")))
        .isInstanceOf(DataFormatException.class)
        .hasMessageNotContaining("seven");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void text_thenUnmask_bringsTokensBack() throws IOException {
    var policy =
        "{\"format\":\"hauberk-mask-1\",\"text\":{\"phone\":{\"do\":\"token\",\"key\":\"people\"}}}";
    var from = folder.resolve("a.txt");
    var text = "客户 张伟 电话 13812345678\nmail jo@example.com, call 13912345678\n";
    Files.writeString(from, text);
    var to = folder.resolve("b.txt");
    var record = masker(policy).text(from, to);
    assertThat(record.rows()).isEqualTo(2);
    assertThat(Files.readString(to))
        .contains("<phone:", "<EMAIL>")
        .doesNotContain("13812345678", "13912345678", "jo@", "张伟");
    var back = folder.resolve("c.txt");
    new Unmasker(record, MaskKeys.of(KEYS), everybody()).text(to, back, ask());
    assertThat(Files.readString(back)).contains("13812345678", "13912345678", "<EMAIL>");
    assertThatThrownBy(() -> masker(policy).text(to, folder.resolve("d.txt")))
        .isInstanceOf(DataFormatException.class)
        .hasMessageStartingWith("text: a token");
  }

  @Test
  void text_brokenUtf8OrEndlessLine_isRefused() throws IOException {
    var policy = "{\"format\":\"hauberk-mask-1\"}";
    var from = folder.resolve("a.txt");
    Files.write(from, new byte[] {'a', (byte) 0xC3, '\n'});
    assertThatThrownBy(() -> masker(policy).text(from, folder.resolve("b.txt")))
        .isInstanceOf(DataFormatException.class);
    Files.writeString(from, "x".repeat(3 << 20));
    assertThatThrownBy(() -> masker(policy).text(from, folder.resolve("b.txt")))
        .isInstanceOf(DataFormatException.class);
    assertThat(folder.resolve("b.txt")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{\"format\":\"hauberk-mask-record-1\",\"rows\":-1}",
        "{\"format\":\"hauberk-mask-record-1\",\"rows\":1,\"keys\":{\"a\":\"xyz\"}}",
        "{\"format\":\"hauberk-mask-record-1\",\"rows\":1,\"policy\":{\"format\":\"x\"}}"
      })
  void parse_brokenRecord_isRefused(String text) {
    assertThatThrownBy(() -> MaskRecord.parse(text)).isInstanceOf(DataFormatException.class);
  }
}
