package io.hauberk.data.anonymize;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Times on Adult, best and median of 31 in one process, on the clock and of the thread's processor
 * (on a busy machine the clock says little): run as a main class.
 */
final class AnonymizeSpeed {
  private AnonymizeSpeed() {}

  private static final int ROUNDS = 31;

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
    double[] clock = new double[ROUNDS];
    double[] processor = new double[ROUNDS];
    var thread = ManagementFactory.getThreadMXBean();
    var last = "";
    for (int i = 0; i < ROUNDS; i++) {
      long start = System.nanoTime();
      long used = thread.getCurrentThreadCpuTime();
      last = work.get();
      clock[i] = (System.nanoTime() - start) / 1e6;
      processor[i] = (thread.getCurrentThreadCpuTime() - used) / 1e6;
    }
    System.out.println(
        name + ": clock " + text(clock) + ", thread " + text(processor) + ", " + last);
  }

  private static String text(double[] times) {
    Arrays.sort(times);
    return String.format(Locale.ROOT, "best %.0f ms, median %.0f ms", times[0], times[ROUNDS / 2]);
  }
}
