"""Lines a second of Drain3 with and without masks on the Content column of a LogHub-2k set, one thread.

python drain3_speed.py FOLDER SET [REPEATS]
"""
import csv
import sys
import time

from drain3 import TemplateMiner
from drain3.masking import MaskingInstruction
from drain3.template_miner_config import TemplateMinerConfig

# the masks of Drain3's example configuration (examples/drain3.ini)
MASKS = [
    (r"((?<=[^A-Za-z0-9])|^)(([0-9a-f]{2,}:){3,}([0-9a-f]{2,}))((?=[^A-Za-z0-9])|$)", "ID"),
    (r"((?<=[^A-Za-z0-9])|^)(\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3})((?=[^A-Za-z0-9])|$)", "IP"),
    (r"((?<=[^A-Za-z0-9])|^)([0-9a-f]{6,} ?){3,}((?=[^A-Za-z0-9])|$)", "SEQ"),
    (r"((?<=[^A-Za-z0-9])|^)([0-9A-F]{4} ?){4,}((?=[^A-Za-z0-9])|$)", "SEQ"),
    (r"((?<=[^A-Za-z0-9])|^)(0x[a-f0-9A-F]+)((?=[^A-Za-z0-9])|$)", "HEX"),
    (r"((?<=[^A-Za-z0-9])|^)([\-\+]?\d+)((?=[^A-Za-z0-9])|$)", "NUM"),
    (r"(?<=executed cmd )(\".+?\")", "CMD"),
]


def speed(lines, repeats, masks):
    config = TemplateMinerConfig()
    config.masking_instructions = [MaskingInstruction(p, n) for p, n in masks]
    miner = TemplateMiner(config=config)
    for line in lines:
        miner.add_log_message(line)
    start = time.process_time()
    for _ in range(repeats):
        for line in lines:
            miner.add_log_message(line)
    return repeats * len(lines) / (time.process_time() - start)


def main():
    folder, name = sys.argv[1:3]
    repeats = int(sys.argv[3]) if len(sys.argv) > 3 else 10
    with open(f"{folder}/{name}_2k.log_structured.csv", encoding="utf-8", newline="") as file:
        lines = [row["Content"] for row in csv.DictReader(file)]
    print(f"{name} with masks {speed(lines, repeats, MASKS):,.0f} lines/s, "
          f"without {speed(lines, repeats, []):,.0f} lines/s (processor time)")


if __name__ == "__main__":
    main()
