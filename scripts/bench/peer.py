"""Reads every value with openpyxl, read-only, and prints what scripts/bench/read.ts expects of a reader."""
import json
import resource
import sys
import warnings

import openpyxl

warnings.simplefilter("ignore")

cells = letters = numbers = 0
for path in sys.argv[1:]:
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    for sheet in book.worksheets:
        for row in sheet.iter_rows(values_only=True):
            for value in row:
                if value is None or value == "":
                    continue
                cells += 1
                if isinstance(value, str):
                    letters += len(value)
                elif isinstance(value, (int, float)):
                    numbers += value
usage = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps({"user": usage.ru_utime, "peak": usage.ru_maxrss / 1024,
                  "sum": {"cells": cells, "numbers": numbers, "letters": letters}}))
