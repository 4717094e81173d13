package io.hauberk.tensor.file;

import io.hauberk.core.ModelFormatException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a pickle may hold: plain data, and names of the few things that a state dict is rebuilt
 * from. An operation that a kind of value does not have is refused by default.
 */
sealed interface PickleValue
    permits PickleValue.Constant,
        PickleValue.Text,
        PickleValue.Whole,
        PickleValue.Real,
        PickleValue.Tuple,
        PickleValue.Items,
        PickleValue.Dict,
        PickleValue.StorageClass,
        PickleValue.Storage,
        PickleValue.Function,
        TensorView {

  /** For messages. */
  String kind();

  default String text(String part) {
    throw mismatch(part, "text");
  }

  default BigInteger whole(String part) {
    throw mismatch(part, "a whole number");
  }

  /** A length, offset or count. */
  default long size(String part) {
    var value = whole(part);
    if (value.signum() < 0 || value.bitLength() > 63) {
      throw new ModelFormatException(part, Printable.of(value.toString()), "0 to 2^63-1");
    }
    return value.longValue();
  }

  /** As a key of a dict; hashing tuples of shared tuples would take exponential time. */
  default Object key() {
    throw mismatch("dict key", "text or a whole number");
  }

  /** The elements of a tuple or list. */
  default List<PickleValue> items(String part) {
    throw mismatch(part, "a tuple or list");
  }

  /** How many values it directly holds; what walking over it costs. */
  default int extent() {
    return 1;
  }

  default Optional<Dict> dict() {
    return Optional.empty();
  }

  default Optional<TensorView> tensor() {
    return Optional.empty();
  }

  default ElementType elementType(String part) {
    throw mismatch(part, "a storage class");
  }

  default Storage storage(String part) {
    throw mismatch(part, "a storage");
  }

  /** What REDUCE does. */
  default PickleValue call(List<PickleValue> arguments) {
    throw mismatch("pickle REDUCE", "an allowed function");
  }

  /** What BUILD does. */
  default void build(PickleValue state) {
    throw mismatch("pickle BUILD", "an OrderedDict");
  }

  /** What APPEND does. */
  default void append(PickleValue item) {
    throw mismatch("pickle APPEND", "a list");
  }

  /** What SETITEM does. */
  default void put(PickleValue key, PickleValue value) {
    throw mismatch("pickle SETITEM", "a dict");
  }

  default ModelFormatException mismatch(String part, String rule) {
    return new ModelFormatException(part, kind(), rule);
  }

  /** The three constants of the language. */
  enum Constant implements PickleValue {
    NONE,
    TRUE,
    FALSE;

    @Override
    public String kind() {
      return name();
    }
  }

  /** A string. */
  record Text(String value) implements PickleValue {
    @Override
    public String kind() {
      return "text";
    }

    @Override
    public String text(String part) {
      return value;
    }

    @Override
    public Object key() {
      return value;
    }
  }

  /** An int. */
  record Whole(BigInteger value) implements PickleValue {
    @Override
    public String kind() {
      return "whole number";
    }

    @Override
    public BigInteger whole(String part) {
      return value;
    }

    @Override
    public Object key() {
      return value;
    }
  }

  /** A float. */
  record Real(double value) implements PickleValue {
    @Override
    public String kind() {
      return "real number";
    }
  }

  /** A tuple. */
  record Tuple(List<PickleValue> elements) implements PickleValue {
    @Override
    public String kind() {
      return "tuple";
    }

    @Override
    public List<PickleValue> items(String part) {
      return elements;
    }

    @Override
    public int extent() {
      return elements.size();
    }
  }

  /** A list; grows while it is read. */
  final class Items implements PickleValue {
    private final List<PickleValue> elements = new ArrayList<>();

    @Override
    public String kind() {
      return "list";
    }

    @Override
    public List<PickleValue> items(String part) {
      return elements;
    }

    @Override
    public int extent() {
      return elements.size();
    }

    @Override
    public void append(PickleValue item) {
      elements.add(item);
    }
  }

  /** A dict or OrderedDict; grows while it is read. */
  final class Dict implements PickleValue {
    private final Map<Object, PickleValue> entries = new LinkedHashMap<>();

    @Override
    public String kind() {
      return "dict";
    }

    @Override
    public Optional<Dict> dict() {
      return Optional.of(this);
    }

    @Override
    public void put(PickleValue key, PickleValue value) {
      entries.put(key.key(), value);
    }

    /** Attributes of an OrderedDict, such as the version of each module, say nothing of weights. */
    @Override
    public void build(PickleValue state) {
      if (state.dict().isEmpty()) {
        throw state.mismatch("pickle BUILD state", "a dict");
      }
    }

    /** Text keys as they are, numbers in decimal. */
    Map<String, PickleValue> byName() {
      Map<String, PickleValue> named = new LinkedHashMap<>();
      entries.forEach((key, value) -> named.put(key.toString(), value));
      return named;
    }
  }

  /** A class of module torch that holds numbers of one type. */
  record StorageClass(ElementType type) implements PickleValue {
    @Override
    public String kind() {
      return "class torch." + type.storageName();
    }

    @Override
    public ElementType elementType(String part) {
      return type;
    }
  }

  /**
   * A run of numbers elsewhere in the file.
   *
   * @param key its name in the file
   * @param count of elements
   */
  record Storage(String key, ElementType type, long count) implements PickleValue {

    public Storage {
      if (count > Long.MAX_VALUE / Long.BYTES) {
        throw new ModelFormatException("storage size", count, "fewer than 2^63 bytes");
      }
    }

    long bytes() {
      return count * type.bytes();
    }

    @Override
    public String kind() {
      return "storage";
    }

    @Override
    public Storage storage(String part) {
      return this;
    }
  }

  /** A function of the allow-list; it is known by name and never Python's own. */
  record Function(Rebuild rebuild) implements PickleValue {
    @Override
    public String kind() {
      return "function";
    }

    @Override
    public PickleValue call(List<PickleValue> arguments) {
      return rebuild.apply(arguments);
    }
  }
}
