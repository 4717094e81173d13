package io.hauberk.data.classify;

import io.hauberk.data.recognise.Entity;

/** What a column does to the people in the table (GDPR Art. 4(5) and 9, GB/T 37964-2019). */
public enum Role {
  /** Names a person alone. */
  DIRECT_IDENTIFIER,
  /** Narrows people down together with others. */
  QUASI_IDENTIFIER,
  /** What must not be learnt about a person. */
  SENSITIVE,
  /** Opens something: a key, a token. */
  SECRET,
  /** Nothing known. */
  OTHER;

  static Role of(Entity entity) {
    return switch (entity) {
      case SECRET -> SECRET;
      case NATIONALITY -> SENSITIVE;
      case AGE, DATE_TIME, LOCATION, ZIP_CODE, TITLE -> QUASI_IDENTIFIER;
      case ORGANIZATION, CN_CREDIT_CODE, US_ROUTING, URL -> OTHER;
      default -> DIRECT_IDENTIFIER;
    };
  }
}
