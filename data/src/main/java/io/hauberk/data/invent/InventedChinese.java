package io.hauberk.data.invent;

import io.hauberk.data.recognise.Checksums;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Chinese people, numbers and places. */
public final class InventedChinese {

  private static final List<String> SURNAMES = WordList.of("cn-surnames");
  private static final List<String> GIVEN = WordList.of("cn-given");
  private static final List<String> REGIONS = WordList.of("cn-regions");
  private static final List<String> PLACES = WordList.of("cn-places");
  private static final List<String> ROADS = WordList.of("cn-roads");
  private static final List<String> TRADES = WordList.of("cn-trades");
  private static final String CREDIT = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private static final String PLATE = "ABCDEFGHJKLMNPQRSTUVWXYZ";
  private static final String PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";
  private static final int[] ORGANISATION = {3, 7, 9, 10, 5, 8, 4, 2};

  private final Draws draws;

  public InventedChinese(Draws draws) {
    this.draws = draws;
  }

  public String person() {
    return draws.of(SURNAMES) + draws.of(GIVEN) + (draws.below(3) == 0 ? "" : draws.of(GIVEN));
  }

  /** GB 11643: region, birth date between 1940 and 2005, sequence, check. */
  public String residentId() {
    return residentId(LocalDate.of(1940, 1, 1).plusDays(draws.below(23_741)));
  }

  /** GB 11643 with a birth date. */
  public String residentId(LocalDate born) {
    var body = draws.of(REGIONS) + born.format(DateTimeFormatter.BASIC_ISO_DATE) + draws.digits(3);
    return body + Checksums.residentCheck(body);
  }

  /** GB 32100 over an organisation code of GB 11714. */
  public String creditCode() {
    var organisation = draws.letters(8, CREDIT);
    int sum = 0;
    for (int i = 0; i < 8; i++) {
      sum += Character.digit(organisation.charAt(i), 36) * ORGANISATION[i];
    }
    char check = "0X987654321".charAt(sum % 11);
    var body = "91" + draws.of(REGIONS) + organisation + check;
    return body + Checksums.creditCheck(body);
  }

  public String mobile() {
    return "1" + (3 + draws.below(7)) + draws.digits(9);
  }

  public String landline() {
    var area = draws.of(List.of("010", "021", "0755", "020", "028", "0571", "025", "029"));
    return area + "-" + (2 + draws.below(7)) + draws.digits(7);
  }

  /** A plate; one in four of a new energy car. */
  public String plate() {
    var start = draws.letters(1, PROVINCES) + draws.letters(1, PLATE);
    return draws.below(4) == 0
        ? start + draws.letters(1, "DF") + draws.digits(5)
        : start + draws.letters(1, PLATE) + draws.digits(4);
  }

  /** A UnionPay number of 16 or 19 digits with its Luhn digit. */
  public String bankCard() {
    return Luhn.closed("62" + draws.digits(draws.below(2) == 0 ? 13 : 16));
  }

  public String passport() {
    return "E" + draws.digits(8);
  }

  public String place() {
    return draws.of(PLACES);
  }

  public String address() {
    return place() + draws.of(ROADS) + (1 + draws.below(400)) + "号";
  }

  public String organization() {
    var place = place();
    int city = place.indexOf('市');
    return place.substring(0, city < 0 ? place.length() : city + 1)
        + draws.of(GIVEN)
        + draws.of(GIVEN)
        + draws.of(TRADES)
        + "有限公司";
  }
}
