package io.hauberk.privacy.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.Randomness;
import io.hauberk.core.StorageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {

  private static final String DATA = "ab".repeat(32);
  private static final String OTHER = "cd".repeat(32);

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void place() {
    file = folder.resolve("people.ledger");
  }

  @Test
  void spend_tenTenths_isTheWholeAndNoMore() {
    var ledger = Ledger.openOrCreate(file, DATA, Budget.of(1, 0));
    for (int i = 1; i <= 10; i++) {
      assertThat(ledger.spend(Budget.of(0.1, 0), "count() by region").number()).isEqualTo(i);
    }
    assertThatThrownBy(() -> ledger.spend(Budget.of(1e-9, 0), "one more"))
        .isInstanceOf(BudgetExhausted.class)
        .hasMessageContaining("cost: epsilon delta");
    assertThat(Ledger.open(file, DATA).spent().epsilon()).isEqualByComparingTo("1");
    assertThat(ledger.entries().get(3).purpose()).isEqualTo("count() by region");
  }

  @Test
  void spend_deltaBeyondBudget_refused() {
    var ledger = Ledger.openOrCreate(file, DATA, Budget.of(10, 1e-6));
    assertThatThrownBy(() -> ledger.spend(Budget.of(1, 2e-6), "x"))
        .isInstanceOf(BudgetExhausted.class);
    assertThat(ledger.entries()).isEmpty();
  }

  @Test
  void open_otherDataOrBudget_refused() {
    Ledger.openOrCreate(file, DATA, Budget.of(1, 0));
    assertThatThrownBy(() -> Ledger.open(file, OTHER)).isInstanceOf(LedgerBroken.class);
    assertThatThrownBy(() -> Ledger.openOrCreate(file, DATA, Budget.of(2, 0)))
        .isInstanceOf(LedgerBroken.class);
    assertThatThrownBy(() -> Ledger.open(folder.resolve("none"), DATA))
        .isInstanceOf(StorageException.class);
    assertThatThrownBy(() -> Ledger.open(file, "short"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void open_anyByteChanged_refused() throws IOException {
    var ledger = Ledger.openOrCreate(file, DATA, Budget.of(1, 0));
    ledger.spend(Budget.of(0.25, 0), "first");
    ledger.spend(Budget.of(0.25, 0), "second");
    var bytes = Files.readAllBytes(file);
    for (int i = 0; i < bytes.length - 1; i++) {
      var changed = bytes.clone();
      changed[i] ^= 1;
      Files.write(file, changed);
      assertThatThrownBy(() -> Ledger.open(file, DATA))
          .as("byte %d", i)
          .isInstanceOf(LedgerBroken.class);
    }
  }

  @Test
  void open_lineRemovedSwappedOrRepeated_refused() throws IOException {
    var ledger = Ledger.openOrCreate(file, DATA, Budget.of(1, 0));
    ledger.spend(Budget.of(0.5, 0), "a");
    ledger.spend(Budget.of(0.25, 0), "b");
    var lines = Files.readString(file).split("\n", -1);
    for (var order : new int[][] {{0, 2}, {0, 2, 1}, {0, 1, 1}, {1, 2}, {0, 1, 2, 2}}) {
      var text = new StringBuilder();
      for (int line : order) {
        text.append(lines[line]).append('\n');
      }
      Files.writeString(file, text);
      assertThatThrownBy(() -> Ledger.open(file, DATA)).isInstanceOf(LedgerBroken.class);
    }
  }

  @Test
  void seals_ledgerCutShort_isNoticedByItsLastSeal() throws IOException {
    var ledger = Ledger.openOrCreate(file, DATA, Budget.of(1, 0));
    var before = Files.readAllBytes(file);
    var seal = ledger.spend(Budget.of(0.5, 0), "a").seal();
    assertThat(ledger.seals(seal)).isTrue();
    Files.write(file, before);
    assertThat(ledger.seals(seal)).isFalse();
  }

  /** A thousand writes broken off after a random number of bytes, as a kill would. */
  @Test
  void spend_brokenOff1000Times_neverOverspentNeverLost() {
    var ledger = Ledger.openOrCreate(file, DATA, Budget.of(500, 0));
    int answered = 0;
    for (int trial = 0; trial < 1000; trial++) {
      var random = new Randomness(7).stream(trial, 0);
      int most = (int) Math.floorMod(random.nextLong(), 160L);
      var broken =
          Ledger.open(
              file,
              DATA,
              (channel, line) -> {
                line.limit(Math.min(most, line.limit()));
                int whole = line.capacity();
                channel.write(line);
                if (most < whole) {
                  throw new IOException("killed");
                }
              });
      try {
        broken.spend(Budget.of(1, 0), "trial " + trial);
        answered++;
      } catch (StorageException | BudgetExhausted e) {
        assertThat(e.getMessage()).contains("expected");
      }
      int recorded = ledger.entries().size();
      assertThat(recorded).isEqualTo(answered).isLessThanOrEqualTo(500);
    }
    assertThat(answered).isPositive();
  }

  @Test
  void openOrCreate_brokenOffHeader_beginsAgain() throws IOException {
    Files.write(file, "hauberk-led".getBytes(StandardCharsets.UTF_8));
    assertThat(Ledger.openOrCreate(file, DATA, Budget.of(1, 0)).entries()).isEmpty();
  }

  @Test
  void spend_purposeWithLinesAndLength_isOneWord() {
    var ledger = Ledger.openOrCreate(file, DATA, Budget.of(1, 0));
    ledger.spend(Budget.of(0.5, 0), "a\n2 0 0 x\u2028" + "y".repeat(1000));
    assertThat(ledger.entries()).hasSize(1);
    assertThat(ledger.entries().get(0).purpose()).hasSize(500).doesNotContain("\n");
  }
}
