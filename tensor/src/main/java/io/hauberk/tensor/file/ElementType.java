package io.hauberk.tensor.file;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** The number formats of weights, by their names in each kind of file. */
enum ElementType {
  F64("F64", "DoubleStorage", ScalarType.Double, 8),
  F32("F32", "FloatStorage", ScalarType.Float, 4),
  F16("F16", "HalfStorage", ScalarType.Half, 2),
  BF16("BF16", "BFloat16Storage", ScalarType.BFloat16, 2),
  I64("I64", "LongStorage", ScalarType.Long, 8),
  I32("I32", "IntStorage", ScalarType.Int, 4),
  I16("I16", "ShortStorage", ScalarType.Short, 2),
  I8("I8", "CharStorage", ScalarType.Char, 1),
  U8("U8", "ByteStorage", ScalarType.Byte, 1),
  BOOL("BOOL", "BoolStorage", ScalarType.Bool, 1);

  private final String safeTensorsName;
  private final String storageName;
  private final ScalarType scalarType;
  private final int bytes;

  ElementType(String safeTensorsName, String storageName, ScalarType scalarType, int bytes) {
    this.safeTensorsName = safeTensorsName;
    this.storageName = storageName;
    this.scalarType = scalarType;
    this.bytes = bytes;
  }

  static Optional<ElementType> ofSafeTensors(String name) {
    return Arrays.stream(values()).filter(t -> t.safeTensorsName.equals(name)).findFirst();
  }

  static List<String> safeTensorsNames() {
    return Arrays.stream(values()).map(ElementType::safeTensorsName).toList();
  }

  static Optional<ElementType> of(ScalarType scalarType) {
    return Arrays.stream(values()).filter(t -> t.scalarType == scalarType).findFirst();
  }

  String safeTensorsName() {
    return safeTensorsName;
  }

  /** The class of module {@code torch} that holds such numbers. */
  String storageName() {
    return storageName;
  }

  ScalarType scalarType() {
    return scalarType;
  }

  /** Of one element. */
  int bytes() {
    return bytes;
  }
}
