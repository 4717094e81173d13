package io.hauberk.data.mask;

import io.hauberk.core.DataFormatException;
import io.hauberk.data.recognise.Entity;
import io.hauberk.data.recognise.Finding;
import io.hauberk.data.recognise.Scanner;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Replaces what a scanner finds in a text; tokens stand as {@code <phone:TOKEN>}. */
final class TextMask {

  /** A token in text; its name says which operator of the policy made it. */
  static final Pattern TOKEN = Pattern.compile("<([a-z_]{1,40}):([A-Za-z0-9_-]{20,1400})>");

  private static final String[] NOBODY = {""};

  private final MaskPolicy policy;
  private final Masks masks;
  private final Scanner scanner;
  private final Map<Entity, ColumnMask> bound = new EnumMap<>(Entity.class);

  TextMask(MaskPolicy policy, Masks masks, Scanner scanner) {
    this.policy = policy;
    this.masks = masks;
    this.scanner = scanner;
    for (var entity : Entity.values()) {
      bound.put(entity, masks.bind(policy.found(entity)));
    }
  }

  String mask(String text) {
    if (TOKEN.matcher(text).find()) {
      throw new DataFormatException("text", "a token in it", "text that is not masked yet");
    }
    var findings = scanner.scan(text);
    if (findings.isEmpty()) {
      return text;
    }
    var masked = new StringBuilder(text.length());
    int done = 0;
    for (var finding : findings) {
      masked.append(text, done, finding.start()).append(replaced(text, finding));
      done = finding.end();
    }
    return masked.append(text, done, text.length()).toString();
  }

  private String replaced(String text, Finding finding) {
    var entity = finding.entity();
    var operator = policy.found(entity);
    if (operator instanceof Operator.Redact redact && redact.word().isEmpty()) {
      return "<" + entity.name() + ">";
    }
    var cell = new String[] {text.substring(finding.start(), finding.end())};
    var fitting =
        operator instanceof Operator.Surrogate s ? surrogate(s, entity) : bound.get(entity);
    java.util.Objects.requireNonNull(fitting).apply(cell, NOBODY);
    return operator instanceof Operator.Token ? "<" + name(entity) + ":" + cell[0] + ">" : cell[0];
  }

  /** A surrogate of what was found, not of what the policy's line was written for. */
  private ColumnMask surrogate(Operator.Surrogate s, Entity entity) {
    return s.kind() == entity
        ? java.util.Objects.requireNonNull(bound.get(entity))
        : masks.bind(new Operator.Surrogate(s.key(), s.domain(), entity));
  }

  static String name(Entity entity) {
    return entity.name().toLowerCase(Locale.ROOT);
  }
}
