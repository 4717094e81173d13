package io.hauberk.privacy.ledger;

import java.nio.file.Path;

/**
 * A process that spends one by one and says so after each, until nothing is left or it is killed.
 */
final class Spender {
  private Spender() {}

  public static void main(String[] args) {
    var ledger = Ledger.open(Path.of(args[0]), args[1]);
    while (true) {
      try {
        ledger.spend(Budget.of(1, 0), "spender");
      } catch (BudgetExhausted e) {
        return;
      }
      System.out.println("spent");
      System.out.flush();
    }
  }
}
