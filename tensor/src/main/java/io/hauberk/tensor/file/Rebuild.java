package io.hauberk.tensor.file;

import io.hauberk.core.ModelFormatException;
import java.util.List;

/** The functions a state dict may call, by Python's names; what runs is written here. */
enum Rebuild {
  ORDERED_DICT("collections.OrderedDict", 0, 1) {
    @Override
    PickleValue rebuild(List<PickleValue> arguments) {
      var dict = new PickleValue.Dict();
      for (var argument : arguments) {
        argument.items(pythonName()).forEach(pair -> putPair(dict, pair.items("pair of a dict")));
      }
      return dict;
    }
  },

  /** (storage, offset, size, stride) */
  TENSOR("torch._utils._rebuild_tensor", 4, 4) {
    @Override
    PickleValue rebuild(List<PickleValue> arguments) {
      return TensorView.of(arguments);
    }
  },

  /** (storage, offset, size, stride, requires_grad, hooks[, metadata]) */
  TENSOR_V2("torch._utils._rebuild_tensor_v2", 6, 7) {
    @Override
    PickleValue rebuild(List<PickleValue> arguments) {
      return TensorView.of(arguments);
    }
  },

  /** (tensor, requires_grad, hooks) */
  PARAMETER("torch._utils._rebuild_parameter", 3, 3) {
    @Override
    PickleValue rebuild(List<PickleValue> arguments) {
      var data = arguments.get(0);
      return data.tensor().orElseThrow(() -> data.mismatch(pythonName(), "a tensor"));
    }
  };

  private final String pythonName;
  private final int leastArguments;
  private final int mostArguments;

  Rebuild(String pythonName, int leastArguments, int mostArguments) {
    this.pythonName = pythonName;
    this.leastArguments = leastArguments;
    this.mostArguments = mostArguments;
  }

  /** Module and name, with a dot between. */
  String pythonName() {
    return pythonName;
  }

  PickleValue apply(List<PickleValue> arguments) {
    int count = arguments.size();
    if (count < leastArguments || count > mostArguments) {
      throw new ModelFormatException(
          pythonName, count + " arguments", leastArguments + " to " + mostArguments);
    }
    return rebuild(arguments);
  }

  abstract PickleValue rebuild(List<PickleValue> arguments);

  private static void putPair(PickleValue.Dict dict, List<PickleValue> pair) {
    if (pair.size() != 2) {
      throw new ModelFormatException("pair of a dict", pair.size() + " values", "key and value");
    }
    dict.put(pair.get(0), pair.get(1));
  }
}
