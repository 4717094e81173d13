"""MB/s of Presidio's analyzer and anonymizer over the lines of a text file, one thread, processor time.

The spaCy pipeline is blank: words are cut, no names are found by a model, which is the fastest Presidio can be.

python presidio_speed.py FILE [LINES]
"""
import sys
import time

from importlib.metadata import version

import spacy
import tldextract
from presidio_analyzer import AnalyzerEngine
from presidio_analyzer.nlp_engine import NerModelConfiguration, SpacyNlpEngine
from presidio_anonymizer import AnonymizerEngine


tldextract.extract = tldextract.TLDExtract(suffix_list_urls=())  # the list it brings, nothing fetched


class BlankEngine(SpacyNlpEngine):
    """Tokens and lemmas only."""

    def __init__(self):
        super().__init__(models=[{"lang_code": "en", "model_name": "blank"}],
                         ner_model_configuration=NerModelConfiguration(labels_to_ignore=[]))
        self.nlp = {"en": spacy.blank("en")}


def rate(work, lines):
    """MB/s, found a run; the first run warms up."""
    work(lines)
    start = time.process_time()
    found = work(lines)
    seconds = time.process_time() - start
    return sum(len(line.encode()) for line in lines) / seconds / 1e6, found


def main():
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 2000
    with open(sys.argv[1], encoding="utf-8") as file:
        lines = [line.rstrip("\n") for line, _ in zip(file, range(count))]
    analyzer = AnalyzerEngine(nlp_engine=BlankEngine(), supported_languages=["en"])
    anonymizer = AnonymizerEngine()

    def find(texts):
        return sum(len(analyzer.analyze(text, language="en")) for text in texts)

    def mask(texts):
        return sum(len(anonymizer.anonymize(text, analyzer.analyze(text, language="en")).items) for text in texts)

    print(f"presidio-analyzer {version('presidio-analyzer')}, spacy {version('spacy')}, {len(lines)} lines")
    for name, work in (("find", find), ("find and replace", mask)):
        speed, found = rate(work, lines)
        print(f"{name}: {speed:.3f} MB/s, {found} found")


if __name__ == "__main__":
    main()
