package io.hauberk.data.anonymize;

import java.util.List;

/** Wall-clock times on Adult, best of ten: run as a main class. */
final class AnonymizeSpeed {
  private AnonymizeSpeed() {}

  public static void main(String[] args) {
    var data = Adult.all();
    var k = List.<PrivacyModel>of(new KAnonymity(5));
    time("optimum k=5, 5 %", () -> {
      var found =
          new FullDomainSearch(k, 0.05, LossMeasure.DOMAIN_SHARE).search(data).orElseThrow();
      return found.loss() + ", nodes " + found.checked();
    });
    time("mondrian k=5", () -> {
      var found = new Mondrian(k).recode(data);
      return found.granularity() + ", classes " + found.classes();
    });
  }

  private static void time(String name, java.util.function.Supplier<String> work) {
    long best = Long.MAX_VALUE;
    var last = "";
    for (int i = 0; i < 10; i++) {
      long start = System.nanoTime();
      last = work.get();
      best = Math.min(best, System.nanoTime() - start);
    }
    System.out.println(name + ": " + best / 1_000_000.0 + " ms, " + last);
  }
}
