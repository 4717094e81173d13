package io.hauberk.data.recognise;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

/** What a candidate must satisfy beyond its pattern; each rule names its standard. */
enum Check {
  NONE {
    @Override
    boolean holds(String text) {
      return true;
    }
  },
  HAS_DIGIT {
    @Override
    boolean holds(String text) {
      return text.chars().anyMatch(c -> c >= '0' && c <= '9');
    }
  },
  /** ISO/IEC 7812-1 annex B. */
  LUHN {
    @Override
    boolean holds(String text) {
      return Checksums.luhn(Checksums.digits(text));
    }
  },
  /** ISO 13616 by ISO 7064 MOD 97-10. */
  MOD_97 {
    @Override
    boolean holds(String text) {
      var iban = text.replace(" ", "");
      return iban.length() >= 15 && iban.length() <= 34 && Checksums.mod97(iban);
    }
  },
  /** GB 11643-1999: a date that has been, and ISO 7064 MOD 11-2. */
  CN_RESIDENT_ID {
    @Override
    boolean holds(String text) {
      return region(text) && past(text.substring(6, 14)) && Checksums.mod11Radix2(text);
    }
  },
  CN_RESIDENT_ID_OLD {
    @Override
    boolean holds(String text) {
      return region(text) && past("19" + text.substring(6, 12));
    }
  },
  /** GB 32100-2015, with the organisation code of GB 11714 and the province inside. */
  CN_CREDIT_CODE {
    @Override
    boolean holds(String text) {
      boolean place = text.startsWith("10", 2) || region(text.substring(2));
      return place && Checksums.organisation(text.substring(8, 17)) && Checksums.creditCode(text);
    }
  },
  CN_MOBILE {
    @Override
    boolean holds(String text) {
      int digits = Checksums.digits(text).length();
      return digits == 11 || (digits == 13 && Checksums.digits(text).startsWith("86"));
    }
  },
  HK_ID {
    @Override
    boolean holds(String text) {
      return Checksums.hongKong(text);
    }
  },
  TW_ID {
    @Override
    boolean holds(String text) {
      return Checksums.taiwan(text);
    }
  },
  /** Never issued: area 000, 666, 9xx, group 00, serial 0000. */
  US_SSN {
    @Override
    boolean holds(String text) {
      var d = Checksums.digits(text);
      boolean area = !d.startsWith("000") && !d.startsWith("666") && d.charAt(0) != '9';
      return area && !d.startsWith("00", 3) && !d.endsWith("0000");
    }
  },
  /** American Bankers Association: weights 3 7 1. */
  ABA {
    @Override
    boolean holds(String text) {
      return Checksums.weighted(text, 3, 7, 1, 3, 7, 1, 3, 7, 1) % 10 == 0;
    }
  },
  NHS {
    @Override
    boolean holds(String text) {
      var d = Checksums.digits(text);
      int check = 11 - Checksums.weighted(d, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
      return check % 11 == d.charAt(9) - '0' && check != 10;
    }
  },
  ES_NIF {
    @Override
    boolean holds(String text) {
      var t = text.replace("-", "").replace('X', '0').replace('Y', '1').replace('Z', '2');
      int number = Integer.parseInt(t.substring(0, 8));
      return "TRWAGMYFPDXBNJZSQVHLCKE".charAt(number % 23) == text.charAt(text.length() - 1);
    }
  },
  ISO_7064_11_10 {
    @Override
    boolean holds(String text) {
      return Checksums.mod11Radix10(text);
    }
  },
  PESEL {
    @Override
    boolean holds(String text) {
      return Checksums.weighted(text, 1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1) % 10 == 0;
    }
  },
  /** ISO 3779 with the North American check digit. */
  VIN {
    @Override
    boolean holds(String text) {
      return HAS_DIGIT.holds(text) && Checksums.vin(text);
    }
  },
  IPV4 {
    @Override
    boolean holds(String text) {
      for (var part : text.split("\\.", -1)) {
        if (Integer.parseInt(part) > 255) {
          return false;
        }
      }
      return true;
    }
  },
  PHONE {
    @Override
    boolean holds(String text) {
      int digits = Checksums.digits(text).length();
      return digits >= 9 && digits <= 17 && !text.matches("\\d{4}[-. ]\\d{3,4}[-. ]\\d{4}.*");
    }
  },
  PHONE_BARE {
    @Override
    boolean holds(String text) {
      int digits = Checksums.digits(text).length();
      return digits >= 7 && digits <= 15;
    }
  },
  /** Base58Check of a Bitcoin address, or a plain bech32 form. */
  BASE58 {
    @Override
    boolean holds(String text) {
      return text.startsWith("bc1") || Checksums.base58(text);
    }
  };

  private static final String REGIONS =
      " 11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64"
          + " 65 71 81 82 83 ";

  /** Rules of shape; they refute nothing. */
  private static final Set<Check> SHAPES =
      EnumSet.of(NONE, HAS_DIGIT, CN_RESIDENT_ID_OLD, CN_MOBILE, US_SSN, IPV4, PHONE, PHONE_BARE);

  abstract boolean holds(String text);

  /** Whether a check digit decides. */
  boolean arithmetic() {
    return !SHAPES.contains(this);
  }

  static boolean region(String id) {
    return id.charAt(0) == '9' || REGIONS.contains(" " + id.substring(0, 2) + " ");
  }

  static boolean past(String yyyymmdd) {
    try {
      var date =
          LocalDate.of(
              Integer.parseInt(yyyymmdd.substring(0, 4)),
              Integer.parseInt(yyyymmdd.substring(4, 6)),
              Integer.parseInt(yyyymmdd.substring(6, 8)));
      return date.getYear() > 1890 && !date.isAfter(LocalDate.now(java.time.ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return false;
    }
  }
}
