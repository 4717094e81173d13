package io.hauberk.privacy.feature;

import io.hauberk.core.Checks;
import io.hauberk.tensor.Tensors;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Which colours of an image are scattered. */
public enum Colours {

  /** The channels as they come. */
  AS_GIVEN {
    @Override
    Tensor of(Tensor images) {
      return images;
    }

    @Override
    void checkFits(List<Long> imageShape) {}

    @Override
    double spread(int channel) {
      return 1;
    }
  },

  /**
   * Lightness and two differences of red, green and blue, as JPEG files have them (ITU-T T.871,
   * section 7), which tell more than three colours that are nearly one (Oyallon and Mallat 2015
   * scatter such).
   */
  LUMA_CHROMA {
    @Override
    Tensor of(Tensor images) {
      var mixed = torch.einsum("ij,njhw->nihw", new TensorVector(Tensors.of(MIX, 3, 3), images));
      return mixed.contiguous();
    }

    @Override
    void checkFits(List<Long> imageShape) {
      Checks.argument(
          imageShape.get(0) == 3, "channels", imageShape.get(0), "3 for luma and chroma");
    }

    @Override
    double spread(int channel) {
      return channel == 0 ? 1 : CHROMA_SPREAD;
    }
  };

  /** Rows: luma, blue difference, red difference. */
  private static final float[] MIX = {
    0.299f, 0.587f, 0.114f, -0.168736f, -0.331264f, 0.5f, 0.5f, -0.418688f, -0.081312f
  };

  /** Of chroma beside luma in photographs, roughly. */
  private static final double CHROMA_SPREAD = 0.25;

  /**
   * @param images [n, channels, side, side]
   */
  abstract Tensor of(Tensor images);

  abstract void checkFits(List<Long> imageShape);

  /** Standard deviation to expect of a channel, beside the first one's. */
  abstract double spread(int channel);
}
