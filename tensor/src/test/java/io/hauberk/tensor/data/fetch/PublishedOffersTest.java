package io.hauberk.tensor.data.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.hauberk.core.Digest;
import io.hauberk.core.Progress;
import io.hauberk.tensor.data.ReadOptions;
import io.hauberk.tensor.data.Split;
import io.hauberk.tensor.data.catalogue.DataSets;
import io.hauberk.testkit.SharedData;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That what is fetched is what is read. */
class PublishedOffersTest {

  @TempDir Path root;

  /** The digests pinned here, against the sets themselves where the machine has them. */
  @ParameterizedTest
  @ValueSource(strings = {"mnist", "fashion-mnist"})
  void payload_publishedFiles_recognised(String name) {
    var folder = SharedData.dataset(name);
    var offers = Offers.PUBLISHED.stream().filter(o -> o.dataSet().equals(name)).toList();
    assertThat(offers).hasSize(4);
    for (var offer : offers) {
      assertThat(offer.payload().isAt(folder.resolve(offer.fileName())))
          .as(offer.fileName())
          .isTrue();
    }
  }

  @Test
  void payload_filesOfTheOtherSet_notRecognised() {
    var folder = SharedData.dataset("fashion-mnist");
    for (var offer : Offers.PUBLISHED.subList(0, 4)) {
      assertThat(offer.dataSet()).isEqualTo("mnist");
      assertThat(offer.payload().isAt(folder.resolve(offer.fileName()))).isFalse();
    }
  }

  @Test
  void fetch_cifar10_thenOpenedByName() {
    var archive = Archives.cifar10(2);
    try (var site = Site.serving("cifar-10-binary.tar.gz", archive)) {
      var payload = new Cifar10Archive(Digest.sha256(archive));
      var offer = new Offer("cifar10", site.address("cifar-10-binary.tar.gz"), 1 << 20, payload);
      new DataFetch(List.of(offer), new Download()).fetch("cifar10", root, Progress.none());
    }
    var options = ReadOptions.DEFAULT.withDataDirectory(root);
    try (var train = DataSets.open("cifar10", Split.TRAIN, options);
        var test = DataSets.open("cifar10", Split.TEST, options)) {
      assertThat(train.size()).isEqualTo(10);
      assertThat(test.size()).isEqualTo(2);
      assertThat(test.sampleShape()).containsExactly(3L, 32L, 32L);
    }
  }

  @Test
  void fetch_redirected_followed() {
    var archive = Archives.cifar10(1);
    try (var site = Site.serving("there.tar.gz", archive)) {
      site.redirect("here.tar.gz", "/there.tar.gz");
      var payload = new Cifar10Archive(Digest.sha256(archive));
      var offer = new Offer("cifar10", site.address("here.tar.gz"), 1 << 20, payload);
      var folder =
          new DataFetch(List.of(offer), new Download()).fetch("cifar10", root, Progress.none());
      assertThat(folder.resolve("here.tar.gz")).hasBinaryContent(archive);
      assertThat(folder.resolve("cifar-10-batches-bin/test_batch.bin")).hasSize(3073);
    }
  }

  @Test
  void names_everyOne_openableByTheSameName() {
    assertThat(DataSets.names()).containsAll(new DataFetch().names());
  }
}
