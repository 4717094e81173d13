package io.hauberk.data.recognise;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** The arithmetic of check digits. */
public final class Checksums {
  private Checksums() {}

  private static final int[] RESIDENT = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final int[] CREDIT = {
    1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28
  };
  private static final int[] ORGANISATION = {3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private static final String TAIWAN = "ABCDEFGHJKLMNPQRSTUVXYWZIO";
  private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final int[] VIN = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};
  private static final String VIN_VALUES = "0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ";

  static String digits(String text) {
    var digits = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits.append(c);
      }
    }
    return digits.toString();
  }

  /** Whether digits end in their Luhn digit. */
  public static boolean luhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int d = digits.charAt(digits.length() - 1 - i) - '0';
      int twice = i % 2 == 0 ? d : 2 * d;
      sum += twice > 9 ? twice - 9 : twice;
    }
    return sum % 10 == 0;
  }

  static boolean mod97(String iban) {
    int rest = 0;
    for (int i = 0; i < iban.length(); i++) {
      char c = iban.charAt((i + 4) % iban.length());
      int value = Character.digit(c, 36);
      rest = (value > 9 ? rest * 100 + value : rest * 10 + value) % 97;
    }
    return rest == 1;
  }

  /** ISO 7064 MOD 11-2 over 18 places. */
  static boolean mod11Radix2(String id) {
    return residentCheck(id) == Character.toUpperCase(id.charAt(17));
  }

  /** The check character of the first 17 digits of a Chinese resident id. */
  public static char residentCheck(String id) {
    int sum = 0;
    for (int i = 0; i < 17; i++) {
      sum += (id.charAt(i) - '0') * RESIDENT[i];
    }
    return "10X98765432".charAt(sum % 11);
  }

  static boolean creditCode(String code) {
    return creditCheck(code) == code.charAt(17);
  }

  /** The check character of the first 17 places of a unified social credit code. */
  public static char creditCheck(String code) {
    int sum = 0;
    for (int i = 0; i < 17; i++) {
      sum += CREDIT_ALPHABET.indexOf(code.charAt(i)) * CREDIT[i];
    }
    return CREDIT_ALPHABET.charAt((31 - sum % 31) % 31);
  }

  /** GB 11714-1997: eight characters and their check. */
  static boolean organisation(String code) {
    int sum = 0;
    for (int i = 0; i < 8; i++) {
      sum += Character.digit(code.charAt(i), 36) * ORGANISATION[i];
    }
    return "0X987654321".charAt(sum % 11) == code.charAt(8);
  }

  static boolean mod11Radix10(String id) {
    int product = 10;
    for (int i = 0; i < id.length() - 1; i++) {
      int sum = (id.charAt(i) - '0' + product) % 10;
      product = (sum == 0 ? 10 : sum) * 2 % 11;
    }
    return (11 - product) % 10 == id.charAt(id.length() - 1) - '0';
  }

  static boolean hongKong(String text) {
    var id = text.replace("(", "").replace(")", "");
    var padded = id.length() == 8 ? " " + id : id;
    int sum = 0;
    for (int i = 0; i < 8; i++) {
      char c = padded.charAt(i);
      int value = c == ' ' ? 36 : Character.digit(c, 36);
      sum += value * (9 - i);
    }
    int check = (11 - sum % 11) % 11;
    return Character.digit(padded.charAt(8), 36) == check;
  }

  static boolean taiwan(String id) {
    int letter = TAIWAN.indexOf(id.charAt(0)) + 10;
    int sum = letter / 10 + letter % 10 * 9;
    for (int i = 1; i < 9; i++) {
      sum += (id.charAt(i) - '0') * (9 - i);
    }
    return (sum + id.charAt(9) - '0') % 10 == 0;
  }

  static int weighted(String digits, int... weights) {
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += (digits.charAt(i) - '0') * weights[i];
    }
    return sum;
  }

  static boolean vin(String vin) {
    int sum = 0;
    for (int i = 0; i < 17; i++) {
      sum += VIN_VALUES.indexOf(vin.charAt(i)) % 10 * VIN[i];
    }
    int check = sum % 11;
    return vin.charAt(8) == (check == 10 ? 'X' : (char) ('0' + check));
  }

  static boolean base58(String text) {
    var value = BigInteger.ZERO;
    for (int i = 0; i < text.length(); i++) {
      int digit = BASE58.indexOf(text.charAt(i));
      if (digit < 0) {
        return false;
      }
      value = value.multiply(BigInteger.valueOf(58)).add(BigInteger.valueOf(digit));
    }
    return value.bitLength() <= 200 && doubleHashed(value);
  }

  private static boolean doubleHashed(BigInteger value) {
    var raw = value.toByteArray();
    byte[] bytes = new byte[25];
    int used = Math.min(25, raw.length);
    System.arraycopy(raw, raw.length - used, bytes, 25 - used, used);
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      byte[] once = sha.digest(Arrays.copyOf(bytes, 21));
      byte[] hash = sha.digest(once);
      return Arrays.equals(Arrays.copyOf(hash, 4), Arrays.copyOfRange(bytes, 21, 25));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256: missing (expected: in every JDK)", e);
    }
  }
}
