package io.hauberk.trust.policy;

import io.hauberk.core.Printed;
import io.hauberk.core.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A policy file: roles and their members, rules, and tests that belong to it.
 *
 * @param roles members by role
 * @param digest SHA-256 of the file
 */
public record Policy(
    Map<String, List<String>> roles, List<Rule> rules, List<PolicyCase> tests, String digest) {

  static final int MAX_BYTES = 8 << 20;

  public Policy {
    roles = Map.copyOf(roles);
    rules = List.copyOf(rules);
    tests = List.copyOf(tests);
  }

  /**
   * Reads a file and holds it to its own tests, by this decider and by jCasbin.
   *
   * @throws PolicyException when it is malformed or a test of it fails
   * @throws StorageException when it cannot be read
   */
  public static Policy read(Path file) {
    var policy = parse(bytes(file));
    var compiled = new CompiledPolicy(policy);
    var casbin = new CasbinPolicy(policy);
    for (var test : policy.tests) {
      boolean allowed = compiled.decide(test.request()).allowed();
      require(allowed == test.allowed(), test, test.allowed() ? "allowed" : "denied");
      require(allowed == casbin.allows(test.request()), test, "the same of jCasbin");
    }
    return policy;
  }

  /**
   * Reads a file without its tests.
   *
   * @throws PolicyException when it is malformed
   */
  static Policy parse(byte[] yaml) {
    return new PolicyReader(digest(yaml)).read(yaml);
  }

  private static void require(boolean holds, PolicyCase test, String rule) {
    if (!holds) {
      throw new PolicyException("policy.test", Printed.of(test.name()), rule);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new PolicyException("policy", file, "at most " + MAX_BYTES + " bytes");
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new StorageException("policy", file, "readable", e);
    }
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
