package io.hauberk.data.anonymize;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Wall-clock times on Adult, best and median of eleven in one process: run as a main class. */
final class AnonymizeSpeed {
  private AnonymizeSpeed() {}

  private static final int ROUNDS = 11;

  public static void main(String[] args) {
    var data = Adult.all();
    var k = List.<PrivacyModel>of(new KAnonymity(5));
    for (double limit : new double[] {0, 0.05, 1}) {
      time(
          "optimum k=5, suppression up to " + limit,
          () -> {
            var search = new FullDomainSearch(k, limit, LossMeasure.DOMAIN_SHARE);
            var found = search.search(data).orElseThrow();
            return found.loss() + ", nodes checked " + found.checked();
          });
    }
    time(
        "mondrian k=5",
        () -> {
          var found = new Mondrian(k).recode(data);
          return found.granularity() + ", classes " + found.classes();
        });
    var recoded = new Mondrian(k).recode(data);
    time("writing the cells", () -> recoded.table().rows().size() + " rows");
    var table = recoded.table();
    time("verifying", () -> Verifier.of(k, data).verify(table) + " classes");
  }

  private static void time(String name, Supplier<String> work) {
    double[] times = new double[ROUNDS];
    var last = "";
    for (int i = 0; i < ROUNDS; i++) {
      long start = System.nanoTime();
      last = work.get();
      times[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(times);
    System.out.printf(
        Locale.ROOT, "%s: best %.0f ms, median %.0f ms, %s%n", name, times[0], times[ROUNDS / 2], last);
  }
}
