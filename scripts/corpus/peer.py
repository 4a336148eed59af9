"""Prints the values of a workbook as openpyxl reads them: {sheet: {address: value}}; dates as serials."""
import datetime
import json
import sys
import warnings

import openpyxl
from openpyxl.utils.datetime import to_excel

warnings.simplefilter("ignore")
book = openpyxl.load_workbook(sys.argv[1], data_only=True)
DAYS = (datetime.datetime, datetime.date, datetime.time, datetime.timedelta)


def plain(value):
    return to_excel(value, book.epoch) if isinstance(value, DAYS) else value


cells = {
    sheet.title: {
        cell.coordinate: plain(cell.value)
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None and cell.value != ""
    }
    for sheet in book.worksheets
}
print(json.dumps(cells))
