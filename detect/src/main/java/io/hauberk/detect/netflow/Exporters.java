package io.hauberk.detect.netflow;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The templates of all exporters. Of more than {@value #MOST_TEMPLATES} the longest unused is
 * forgotten: whoever floods the reader with templates costs no more memory.
 */
final class Exporters {

  static final int MOST_TEMPLATES = 4096;

  private record Key(int version, long domain, int id) {}

  private final Map<Key, Template> templates =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Template> eldest) {
          return size() > MOST_TEMPLATES;
        }
      };

  void put(Message message, int id, Template template) {
    templates.put(new Key(message.version(), message.domain(), id), template);
  }

  void withdraw(Message message, int id) {
    templates.remove(new Key(message.version(), message.domain(), id));
  }

  Optional<Template> get(Message message, int id) {
    return Optional.ofNullable(templates.get(new Key(message.version(), message.domain(), id)));
  }
}
