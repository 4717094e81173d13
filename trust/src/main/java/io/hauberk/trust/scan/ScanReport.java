package io.hauberk.trust.scan;

import io.hauberk.report.Finding;
import java.util.List;

/**
 * What a scan saw.
 *
 * @param files looked at
 * @param findings worst first; none when nothing would run
 */
public record ScanReport(int files, List<Finding> findings) {

  public ScanReport {
    findings = findings.stream().sorted(Finding.WORST_FIRST).toList();
  }

  public boolean clean() {
    return findings.isEmpty();
  }
}
