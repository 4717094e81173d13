package io.hauberk.trust.sign;

import com.fasterxml.jackson.databind.JsonNode;
import io.hauberk.core.Digest;
import io.hauberk.core.Printed;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/**
 * The in-toto statement of a model: specification sections 6 and 7.
 *
 * @param name of the model
 * @param resources in the order whose digests give the root
 * @param ignored paths that are not part of the model
 */
record Statement(String name, HashType hash, List<Resource> resources, Set<String> ignored) {

  static final String PAYLOAD_TYPE = "application/vnd.in-toto+json";

  private static final String TYPE = "https://in-toto.io/Statement/v1";
  private static final String PREDICATE = "https://model_signing/signature/v1.0";

  /** One file and its hash in hexadecimal. */
  record Resource(String name, String digest) {}

  Statement {
    resources = List.copyOf(resources);
    ignored = Set.copyOf(ignored);
  }

  static Statement of(String name, SortedMap<String, String> hashes, Set<String> ignored) {
    var resources = new ArrayList<Resource>();
    hashes.forEach((file, hash) -> resources.add(new Resource(file, hash)));
    return new Statement(name, HashType.SHA256, resources, ignored);
  }

  /** SHA-256 over the raw digests in order. */
  String root() {
    var all = new ByteArrayOutputStream();
    resources.forEach(resource -> all.writeBytes(HexFormat.of().parseHex(resource.digest())));
    return Digest.sha256(all.toByteArray());
  }

  byte[] json() {
    var root = SignatureBundle.JSON.object();
    root.put("_type", TYPE);
    var subject = root.putArray("subject").addObject().put("name", name);
    subject.putObject("digest").put("sha256", root());
    root.put("predicateType", PREDICATE);
    var predicate = root.putObject("predicate");
    var serialization = predicate.putObject("serialization");
    serialization.put("method", "files").put("hash_type", hash.label());
    serialization.put("allow_symlinks", false);
    var paths = serialization.putArray("ignore_paths");
    ignored.stream().sorted().forEach(paths::add);
    var list = predicate.putArray("resources");
    for (var resource : resources) {
      var entry = list.addObject().put("name", resource.name());
      entry.put("algorithm", hash.label()).put("digest", resource.digest());
    }
    return SignatureBundle.JSON.write(root);
  }

  static Statement parse(byte[] payload) {
    var root = SignatureBundle.tree(payload);
    require(TYPE, root.path("_type"), "statement");
    require(PREDICATE, root.path("predicateType"), "predicateType");
    if (root.path("subject").size() != 1) {
      throw new SignatureRefused("signature.subject", root.path("subject").size(), "one");
    }
    var serialization = root.path("predicate").path("serialization");
    require("files", serialization.path("method"), "method");
    var hash = HashType.of(serialization.path("hash_type").asText());
    var ignored = new HashSet<String>();
    serialization.path("ignore_paths").forEach(path -> ignored.add(path.asText()));
    var subject = root.path("subject").path(0);
    var statement =
        new Statement(
            subject.path("name").asText(),
            hash,
            resources(root.path("predicate").path("resources"), hash),
            ignored);
    require(statement.root(), subject.path("digest").path("sha256"), "root");
    return statement;
  }

  private static List<Resource> resources(JsonNode list, HashType hash) {
    var resources = new ArrayList<Resource>();
    var names = new HashSet<String>();
    for (var entry : list) {
      require(hash.label(), entry.path("algorithm"), "algorithm");
      var digest = entry.path("digest").asText();
      var name = entry.path("name").asText();
      if (!digest.matches("(?:[0-9a-f]{2}){32,64}") || name.isEmpty() || !names.add(name)) {
        throw new SignatureRefused(
            "signature.resource", Printed.of(name), "a new name with a digest");
      }
      resources.add(new Resource(name, digest));
    }
    return resources;
  }

  private static void require(String expected, JsonNode found, String part) {
    if (!expected.equals(found.asText())) {
      throw new SignatureRefused("signature." + part, Printed.of(found.asText()), expected);
    }
  }
}
