package io.hauberk.data.recognise;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds what is to be protected in a text: identifiers by pattern and checksum, names and places by
 * words and context, Chinese ones by segmentation. Thread-safe; equal texts give equal findings.
 */
public final class Scanner {

  private static final Comparator<Finding> BEST_FIRST =
      Comparator.comparingDouble((Finding f) -> f.confidence())
          .thenComparing(f -> f.end() - f.start())
          .reversed()
          .thenComparing(Finding::start);

  private final PatternScanner patterns;
  private final List<NameFinder> names;

  private Scanner(List<Recogniser> recognisers, List<NameFinder> names) {
    patterns = new PatternScanner(recognisers);
    this.names = List.copyOf(names);
  }

  private static List<NameFinder> names() {
    return List.of(
        new PostalAddresses(), new EnglishForms(), new EnglishNames(), new ChineseNames());
  }

  /** Identifiers only: the fast pass. */
  public static Scanner identifiers() {
    return new Scanner(Recognisers.builtIn(), List.of());
  }

  /** Identifiers, and names, places and organisations in English and Chinese. */
  public static Scanner everything() {
    return new Scanner(Recognisers.builtIn(), names());
  }

  /**
   * Everything, and the {@code .rec} files of a folder.
   *
   * @throws io.hauberk.core.DataFormatException when a file is broken
   */
  public static Scanner withFolder(Path folder) {
    var all = new ArrayList<>(Recognisers.builtIn());
    all.addAll(Recognisers.folder(folder));
    return new Scanner(all, names());
  }

  /** What the text holds, in order, none overlapping. */
  public List<Finding> scan(String text) {
    var found = new ArrayList<>(patterns.scan(text));
    names.forEach(finder -> found.addAll(finder.find(text)));
    if (found.size() < 2) {
      return List.copyOf(found);
    }
    found.sort(BEST_FIRST);
    var kept = new java.util.TreeMap<Integer, Finding>();
    for (var candidate : found) {
      var before = kept.lowerEntry(candidate.end());
      if (before == null || before.getValue().end() <= candidate.start()) {
        kept.put(candidate.start(), candidate);
      }
    }
    return List.copyOf(kept.values());
  }
}
