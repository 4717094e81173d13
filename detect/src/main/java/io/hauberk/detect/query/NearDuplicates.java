package io.hauberk.detect.query;

import io.hauberk.core.Checks;
import io.hauberk.core.Randomness;
import io.hauberk.detect.alert.Alert;
import io.hauberk.detect.alert.Response;
import io.hauberk.detect.alert.Technique;
import io.hauberk.report.Severity;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Chains of queries that are nearly the same, as attacks that only ask make them. All callers share
 * one memory, so a chain is found under however many names it comes. An input repeated exactly is
 * no link: it teaches an attacker nothing, and clients retry.
 *
 * <p>Threat model: the attacker knows this detector, not its key. Not caught: steps so large that
 * less than half of the fingerprint stays (at the cost of the attacker's search), inputs turned or
 * resampled between queries, more than {@value #RECENT} other queries between two links (OARS, Feng
 * et al. 2023, adapts its steps so), and image sequences of honest users look the same.
 *
 * <p>Source: Li et al. 2022, Blacklight; links of a chain rather than single matches are ours.
 */
public final class NearDuplicates implements QueryDetector {

  static final int RECENT = 1 << 14;

  /** Matches in a chain that raise an alert; one retried or re-drawn image is none. */
  public static final int DEFAULT_LINKS = 4;

  /** Alerts among honest queries that are few enough. */
  public static final double DEFAULT_FALSE_ALARMS = 0.001;

  /** Chance that honest queries seem to allow fewer links than they do. */
  private static final double DOUBT = 0.01;

  private static final double SHARED = 0.5;
  private static final int LEAST_HASHES = 8;
  private static final int MAX_CHAINS = 1 << 12;
  private static final int MAX_NAMES = 16;

  private final Fingerprint fingerprint;
  private final SipHash exact;
  private final Postings postings = new Postings(RECENT, Fingerprint.KEPT);
  private final long[] chainOf = new long[RECENT];
  private final long[] inputOf = new long[RECENT];
  private final int links;
  private final Map<Long, Chain> chains =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Chain> eldest) {
          return size() > MAX_CHAINS;
        }
      };
  private long queries;
  private long repeats;

  private static final class Chain {
    private int links;
    private final Set<String> callers = new LinkedHashSet<>();
  }

  public NearDuplicates(int links) {
    this(links, Randomness.secure());
  }

  public NearDuplicates() {
    this(DEFAULT_LINKS);
  }

  /**
   * The fewest links at which honest queries keep a budget of alerts: were more than the budgeted
   * share of such queries alerts, so few among these would come once in a hundred (the exact
   * binomial test, Clopper and Pearson 1934). {@link #DEFAULT_LINKS} where no fewer do, and for
   * fewer than some 4.6 / budget queries.
   *
   * @param honest in the order in which they came
   * @param falseAlarms share of them that may be alerts
   */
  public static int fewestLinks(List<Query> honest, double falseAlarms) {
    Checks.argument(
        falseAlarms > 0 && falseAlarms < 1, "falseAlarms", falseAlarms, "0 < share < 1");
    for (int links = 1; links < DEFAULT_LINKS; links++) {
      var detector = new NearDuplicates(links);
      long alerts = honest.stream().filter(query -> detector.observe(query).isPresent()).count();
      if (Binomial.atMost(alerts, honest.size(), falseAlarms) <= DOUBT) {
        return links;
      }
    }
    return DEFAULT_LINKS;
  }

  NearDuplicates(int links, SecureRandom key) {
    Checks.positive("links", links);
    this.links = links;
    fingerprint = new Fingerprint(key);
    exact = SipHash.keyedBy(key);
  }

  @Override
  public Optional<Alert> observe(Query query) {
    var hashes = fingerprint.of(query.values());
    long input = whole(query.values());
    var match = postings.best(hashes, queries);
    long id = queries++;
    int place = (int) (id % RECENT);
    int before = (int) (Math.max(0, match.query()) % RECENT);
    boolean linked = match.shared() >= LEAST_HASHES && match.shared() >= SHARED * hashes.length;
    if (linked && inputOf[before] == input) {
      repeats++;
    }
    boolean isLink = linked && inputOf[before] != input;
    chainOf[place] = linked ? chainOf[before] : id;
    inputOf[place] = input;
    postings.add(hashes, id);
    return isLink ? link(query, chainOf[place]) : Optional.empty();
  }

  private long whole(float[] values) {
    long sum = values.length;
    for (float value : values) {
      sum = sum * 0x9e3779b97f4a7c15L + Float.floatToIntBits(value);
    }
    return exact.of(sum);
  }

  private Optional<Alert> link(Query query, long name) {
    var chain = chains.computeIfAbsent(name, n -> new Chain());
    chain.links++;
    if (chain.callers.size() < MAX_NAMES) {
      chain.callers.add(query.caller());
    }
    if (chain.links < links) {
      return Optional.empty();
    }
    var alert =
        Alert.builder("near-duplicates", "Queries that feel their way", query.time())
            .principal(query.caller())
            .score(chain.links, links)
            .severity(Severity.HIGH)
            .evidence(
                List.of(
                    chain.links + " queries nearly like one before",
                    "callers: " + String.join(", ", chain.callers)))
            .techniques(Technique.BLACK_BOX_OPTIMIZATION, Technique.EVADE_AI_MODEL)
            .responses(new Response.Block(query.caller(), Duration.ofMinutes(10)));
    return Optional.of(alert.build());
  }

  /** Inputs that came again exactly, and were no link. */
  public long repeats() {
    return repeats;
  }
}
