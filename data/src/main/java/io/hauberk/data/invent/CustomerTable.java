package io.hauberk.data.invent;

import io.hauberk.core.Checks;
import io.hauberk.core.Randomness;
import io.hauberk.data.table.RowSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A bilingual table of customers, for demonstrations and measurements: half of the rows Chinese,
 * half English, each with identifiers that pass their checks. The same seed gives the same rows.
 */
public final class CustomerTable implements RowSource {

  private static final List<String> COLUMNS =
      List.of(
          "customer_id",
          "name",
          "national_id",
          "mobile",
          "email",
          "card",
          "address",
          "born",
          "city",
          "diagnosis",
          "income",
          "note");
  private static final List<String> DIAGNOSES =
      List.of("asthma", "diabetes", "influenza", "none", "hypertension", "高血压", "哮喘", "无");

  private final Randomness randomness;
  private final long rows;
  private long row;

  /**
   * @param rows at least 1
   */
  public CustomerTable(long rows, long seed) {
    Checks.positive("rows", rows);
    this.rows = rows;
    this.randomness = new Randomness(seed);
  }

  @Override
  public List<String> columns() {
    return COLUMNS;
  }

  @Override
  public Optional<List<String>> next() {
    if (row == rows) {
      return Optional.empty();
    }
    var draws = Draws.of(randomness.stream(row, 0));
    return Optional.of(row++ % 2 == 0 ? chinese(draws) : western(draws));
  }

  private List<String> chinese(Draws draws) {
    var make = new InventedChinese(draws);
    var born = born(draws);
    var mobile = make.mobile();
    var name = make.person();
    return List.of(
        id(),
        name,
        make.residentId(born),
        mobile,
        new InventedWestern(draws).email(),
        make.bankCard(),
        make.address(),
        born.toString(),
        make.place(),
        draws.of(DIAGNOSES),
        income(draws),
        "客户" + name + "来电，回拨" + mobile);
  }

  private List<String> western(Draws draws) {
    var make = new InventedWestern(draws);
    var name = make.person();
    var mail = make.email();
    return List.of(
        id(),
        name,
        make.ssn(),
        make.phone(),
        mail,
        make.card(),
        make.address(),
        born(draws).toString(),
        make.city(),
        draws.of(DIAGNOSES),
        income(draws),
        "Called " + name + ", wrote to " + mail);
  }

  private String id() {
    return "C" + (100_000_000 + row);
  }

  private static LocalDate born(Draws draws) {
    return LocalDate.of(1940, 1, 1).plusDays(draws.below(23_741));
  }

  private static String income(Draws draws) {
    return String.valueOf(20_000 + 100 * draws.below(1_500));
  }

  @Override
  public void close() {
    // nothing is open
  }
}
