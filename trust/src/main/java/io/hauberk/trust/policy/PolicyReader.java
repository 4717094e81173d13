package io.hauberk.trust.policy;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.hauberk.core.Printed;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the YAML of a policy; what it does not know it refuses, never skips. */
final class PolicyReader {

  private static final YAMLMapper YAML =
      YAMLMapper.builder(
              YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .build();
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
  private static final Pattern WHO = Pattern.compile("(?:user|role):[^\\s,:]{1,128}");
  private static final Set<String> PARTS = Set.of("version", "roles", "rules", "tests");
  private static final Set<String> RULE =
      Set.of("id", "effect", "who", "may", "on", "when", "hours");
  private static final Set<String> TEST =
      Set.of("name", "who", "may", "on", "with", "at", "expect");

  private final String digest;

  PolicyReader(String digest) {
    this.digest = digest;
  }

  Policy read(byte[] yaml) {
    var root = tree(yaml);
    known(root, "policy", PARTS);
    require(root.path("version").asText("").equals("1"), "policy.version", "other", "1");
    var rules = new ArrayList<Rule>();
    var ids = new HashSet<String>();
    for (var node : list(root, "rules")) {
      var rule = rule(node);
      require(ids.add(rule.id()), "rule.id", rule.id(), "once");
      rules.add(rule);
    }
    require(!rules.isEmpty(), "policy.rules", "none", "one or more");
    var roles = roles(root.path("roles"));
    for (var rule : rules) {
      rule.who().forEach(who -> requireRole(roles, who));
    }
    var tests = list(root, "tests").stream().map(PolicyReader::test).toList();
    return new Policy(roles, rules, tests, digest);
  }

  private static void requireRole(Map<String, List<String>> roles, String who) {
    boolean found = !who.startsWith("role:") || roles.containsKey(who.substring(5));
    require(found, "rule.who", who, "a role that the policy names");
  }

  private static Map<String, List<String>> roles(JsonNode node) {
    require(node.isObject() || node.isMissingNode(), "policy.roles", "other", "members by role");
    var roles = new LinkedHashMap<String, List<String>>();
    node.properties()
        .forEach(
            entry -> {
              who("role:" + entry.getKey());
              roles.put(
                  entry.getKey(),
                  texts(entry.getValue(), "role.members").stream().map(PolicyReader::who).toList());
            });
    roles.values().forEach(members -> members.forEach(who -> requireRole(roles, who)));
    return roles;
  }

  private static Rule rule(JsonNode node) {
    known(node, "rule", RULE);
    var id = text(node, "id");
    require(ID.matcher(id).matches(), "rule.id", id, "a-z, 0-9 and -");
    return new Rule(
        id,
        effect(text(node, "effect")),
        texts(node.path("who"), "rule.who").stream()
            .map(PolicyReader::who)
            .collect(Collectors.toSet()),
        texts(node.path("may"), "rule.may").stream().map(Action::of).collect(Collectors.toSet()),
        resources(texts(node.path("on"), "rule.on")),
        conditions(node.path("when")),
        node.has("hours") ? Optional.of(Hours.parse(text(node, "hours"))) : Optional.empty());
  }

  private static Rule.Effect effect(String word) {
    return switch (word) {
      case "allow" -> Rule.Effect.ALLOW;
      case "deny" -> Rule.Effect.DENY;
      default -> throw new PolicyException("rule.effect", Printed.of(word), "allow or deny");
    };
  }

  private static Set<String> resources(List<String> patterns) {
    for (var pattern : patterns) {
      int star = pattern.indexOf('*');
      boolean last = star < 0 || star == pattern.length() - 1;
      require(last, "rule.on", pattern, "* at the end only");
    }
    return Set.copyOf(patterns);
  }

  private static Map<String, Set<String>> conditions(JsonNode node) {
    require(node.isObject() || node.isMissingNode(), "rule.when", "other", "values by attribute");
    var conditions = new HashMap<String, Set<String>>();
    node.properties()
        .forEach(e -> conditions.put(e.getKey(), Set.copyOf(texts(e.getValue(), "rule.when"))));
    return conditions;
  }

  private static PolicyCase test(JsonNode node) {
    known(node, "test", TEST);
    var attributes = new HashMap<String, String>();
    node.path("with").properties().forEach(e -> attributes.put(e.getKey(), e.getValue().asText()));
    return new PolicyCase(
        text(node, "name"),
        request(node, attributes),
        effect(text(node, "expect")) == Rule.Effect.ALLOW);
  }

  private static AccessRequest request(JsonNode node, Map<String, String> attributes) {
    var action = Action.of(text(node, "may"));
    var at = node.has("at") ? instant(text(node, "at")) : Instant.EPOCH;
    try {
      return new AccessRequest(text(node, "who"), action, text(node, "on"), attributes, at);
    } catch (IllegalArgumentException e) {
      throw new PolicyException("policy.test", Printed.of(text(node, "name")), "a request", e);
    }
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new PolicyException("test.at", Printed.of(text), "such as 2026-01-31T08:00:00Z", e);
    }
  }

  private static String who(String text) {
    require(WHO.matcher(text).matches(), "who", text, "user:NAME or role:NAME");
    return text;
  }

  private static JsonNode tree(byte[] yaml) {
    try {
      var root = YAML.readTree(yaml);
      require(root != null && root.isObject(), "policy", "empty", "a YAML mapping");
      return root;
    } catch (IOException e) {
      throw new PolicyException("policy", "malformed", "YAML without double keys", e);
    }
  }

  private static void known(JsonNode node, String name, Set<String> names) {
    require(node.isObject(), name, "other", "a mapping");
    node.fieldNames()
        .forEachRemaining(key -> require(names.contains(key), name, key, "a known key"));
  }

  private static List<JsonNode> list(JsonNode root, String name) {
    var node = root.path(name);
    require(node.isArray() || node.isMissingNode(), "policy." + name, "other", "a list");
    var items = new ArrayList<JsonNode>();
    node.forEach(items::add);
    return items;
  }

  private static List<String> texts(JsonNode node, String name) {
    var texts = new ArrayList<String>();
    if (node.isValueNode()) {
      texts.add(node.asText());
    } else {
      node.forEach(item -> texts.add(item.isValueNode() ? item.asText() : ""));
    }
    boolean whole =
        !node.isObject() && !texts.isEmpty() && texts.stream().noneMatch(String::isBlank);
    require(whole, name, "empty", "one text or a list of texts");
    return texts;
  }

  private static String text(JsonNode node, String name) {
    var value = node.path(name);
    require(value.isValueNode() && !value.asText().isBlank(), name, "missing", "a text");
    return value.asText();
  }

  private static void require(boolean holds, String name, String value, String rule) {
    if (!holds) {
      throw new PolicyException(name, Printed.of(value), rule);
    }
  }
}
