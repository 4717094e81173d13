package io.hauberk.data.recognise;

import io.hauberk.core.Checks;
import java.util.Set;

/**
 * What can be found, with the regimes that name it and the level that is proposed by GB/T
 * 43697-2024 for general data (1 lowest to 4). Core and important data are never decided here: they
 * depend on volume and on who is harmed, which a person judges.
 */
public enum Entity {
  PERSON(3, Regime.PERSONAL, Regime.HIPAA),
  ORGANIZATION(1),
  LOCATION(2, Regime.HIPAA),
  ADDRESS(3, Regime.PERSONAL, Regime.HIPAA),
  NATIONALITY(3, Regime.PERSONAL, Regime.GDPR_SPECIAL),
  TITLE(1),
  AGE(2, Regime.PERSONAL),
  DATE_TIME(2, Regime.HIPAA),
  PHONE(3, Regime.PERSONAL, Regime.HIPAA),
  EMAIL(3, Regime.PERSONAL, Regime.HIPAA),
  URL(1, Regime.HIPAA),
  IP_ADDRESS(2, Regime.PERSONAL, Regime.HIPAA),
  MAC_ADDRESS(2, Regime.PERSONAL, Regime.HIPAA),
  IMEI(3, Regime.PERSONAL, Regime.HIPAA),
  VIN(3, Regime.PERSONAL, Regime.HIPAA),
  ZIP_CODE(2, Regime.HIPAA),
  CREDIT_CARD(4, Regime.PERSONAL, Regime.PCI, Regime.PIPL_SENSITIVE),
  IBAN(4, Regime.PERSONAL, Regime.PIPL_SENSITIVE),
  US_ROUTING(2),
  US_SSN(4, Regime.PERSONAL, Regime.HIPAA),
  US_ITIN(4, Regime.PERSONAL),
  DRIVER_LICENCE(4, Regime.PERSONAL, Regime.HIPAA),
  UK_NINO(4, Regime.PERSONAL),
  UK_NHS(4, Regime.PERSONAL, Regime.GDPR_SPECIAL),
  ES_NIF(4, Regime.PERSONAL),
  IT_FISCAL_CODE(4, Regime.PERSONAL),
  DE_TAX_ID(4, Regime.PERSONAL),
  PL_PESEL(4, Regime.PERSONAL),
  PASSPORT(4, Regime.PERSONAL, Regime.PIPL_SENSITIVE),
  CN_RESIDENT_ID(4, Regime.PERSONAL, Regime.PIPL_SENSITIVE),
  CN_CREDIT_CODE(1),
  CN_PLATE(3, Regime.PERSONAL),
  CN_TRAVEL_PERMIT(4, Regime.PERSONAL, Regime.PIPL_SENSITIVE),
  HK_ID(4, Regime.PERSONAL, Regime.PIPL_SENSITIVE),
  MACAU_ID(4, Regime.PERSONAL, Regime.PIPL_SENSITIVE),
  TW_ID(4, Regime.PERSONAL, Regime.PIPL_SENSITIVE),
  CRYPTO_WALLET(3),
  SECRET(4);

  /** A rule book that names a kind of data. */
  public enum Regime {
    PERSONAL,
    GDPR_SPECIAL,
    PIPL_SENSITIVE,
    PCI,
    HIPAA
  }

  private final int level;

  @SuppressWarnings("ImmutableEnumChecker") // Set.of cannot be changed
  private final Set<Regime> regimes;

  Entity(int level, Regime... regimes) {
    this.level = level;
    this.regimes = Set.of(regimes);
  }

  /** The proposed level of general data, 1 to 4. */
  public int level() {
    return level;
  }

  public Set<Regime> regimes() {
    return regimes;
  }

  static Entity named(String name) {
    for (var entity : values()) {
      if (entity.name().equals(name)) {
        return entity;
      }
    }
    throw new IllegalArgumentException(Checks.message("entity", name, "a known entity"));
  }
}
