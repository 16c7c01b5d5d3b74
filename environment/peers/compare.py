"""Prints the peers' times beside those of the library, one thread each: compare.py BENCH.CSV PEERS.CSV"""

import csv
import sys


def rows(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def main():
    ours = {(row["task"], row["unit"]): float(row["median"]) for row in rows(sys.argv[1]) if row["threads"] == "1"}
    print(f"\n{'task':<22} {'unit':<15} {'InverseRG':>10}  {'peer':<16} {'its time':>10} {'ratio':>8}")
    for row in rows(sys.argv[2]):
        own, its = ours[row["task"], row["unit"]], float(row["median"])
        print(f"{row['task']:<22} {row['unit']:<15} {own:>10.4g}  {row['peer']:<16} {its:>10.4g} {its / own:>8.3g}")


if __name__ == "__main__":
    main()
