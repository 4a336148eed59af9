/** A figure that must not be passed. */
export interface Bar {
  readonly what: string;
  readonly measured: number;
  readonly most: number;
  /** How both are shown. */
  readonly show: (value: number) => string;
}

export interface Section {
  readonly title: string;
  readonly text: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly bars: readonly Bar[];
}

export function decimals(digits: number): (value: number) => string {
  return (value) => value.toFixed(digits);
}

/** `0.04` is `1/25`. */
export function fraction(value: number): string {
  return value >= 1 ? value.toFixed(2) : `1/${(1 / value).toFixed(1).replace(/\.0$/, '')}`;
}

/** A Markdown table as the project's formatter lays it out: the first column left, figures right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) =>
    Math.max(3, ...[title, ...rows.map((row) => row[column] ?? '')].map((text) => text.length)),
  );
  const line = (cells: readonly string[]): string => {
    const padded = widths.map((width, column) => {
      const text = cells[column] ?? '';
      return column === 0 ? text.padEnd(width) : text.padStart(width);
    });
    return `| ${padded.join(' | ')} |`;
  };
  const rule = widths.map((width, column) =>
    column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  return [line(head), `| ${rule.join(' | ')} |`, ...rows.map(line)].join('\n');
}

/** All bars of all sections, each with what was measured and whether it is met. */
export function barTable(bars: readonly Bar[]): string {
  const rows = bars.map(({ what, measured, most, show }) => {
    const word = Number.isNaN(measured) ? 'not run' : measured <= most ? 'yes' : 'NO';
    return [what, Number.isNaN(measured) ? '-' : show(measured), show(most), word];
  });
  return table(['what', 'measured', 'at most', 'met'], rows);
}

export function sectionText({ title, text, head, rows }: Section): string {
  return `## ${title}\n\n${text}\n\n${table(head, rows)}\n`;
}
