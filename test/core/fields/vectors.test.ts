import { describe, expect, it } from 'vitest';
import { clock } from '../../../src/core/days.ts';
import { plateType } from '../../../src/core/fields/plate-type.ts';
import { birthOf, sexOf } from '../../../src/core/fields/resident-id.ts';
import { FEVER } from '../../../src/core/fields/temperature.ts';
import { readTime } from '../../../src/core/fields/time-text.ts';
import vectors from '../../fixtures/vectors.json' with { type: 'json' };
import { COLUMNS, around, read } from './surroundings.ts';
import { VECTORS, vectorsOf, type Vector } from './vectors.ts';

/** Warnings of values for which the table leaves them open. */
const UNSTATED: Readonly<Record<string, readonly string[]>> = { '34.5': ['temp-low'] };

const COLUMN_OF = {
  id: COLUMNS['identity-document'],
  permit: COLUMNS['identity-document'],
  plate: COLUMNS.plate,
  phone: COLUMNS.phone,
  date: COLUMNS.date,
  int: COLUMNS.integer,
  temp: COLUMNS.temperature,
} as const;

function readVector(vector: Vector) {
  const type = vector.group === 'permit' ? (vector.type ?? null) : null;
  return read(COLUMN_OF[vector.group as keyof typeof COLUMN_OF], vector.input, {}, type);
}

const title = ({ group, input, expect: wanted }: Vector) => `${group} ${input} is ${wanted}`;
const isRefused = ({ expect: wanted }: Vector) => /^[a-z]+-/.test(String(wanted));

describe('the shared table of values', () => {
  it('speaks of the day and year that the tests read on', () => {
    expect(vectors.today).toBe(around.today);
    expect(String(vectors.defaultYear)).toBe(around.period.to.slice(0, 4));
  });

  const cells = VECTORS.filter(({ group }) => group !== 'time');

  it.each(cells.filter(isRefused).map((vector) => [title(vector), vector] as const))(
    '%s',
    (_title, vector) => {
      const reading = readVector(vector);
      expect(reading.value).toBeNull();
      expect(reading.findings.map((found) => found.code)).toEqual([vector.expect]);
    },
  );

  it.each(
    cells.filter((vector) => !isRefused(vector)).map((vector) => [title(vector), vector] as const),
  )('%s', (_title, vector) => {
    const reading = readVector(vector);
    const warnings = vector.warnings ?? UNSTATED[String(vector.input)] ?? [];
    expect(reading.findings.map((found) => found.code)).toEqual(warnings);
    expect(reading.value).not.toBeNull();
    if (!String(vector.expect).startsWith('OK')) expect(reading.value).toBe(vector.expect);
    if (vector.normal !== undefined) expect(reading.value).toBe(vector.normal);
  });

  it.each(
    vectorsOf('id')
      .filter((vector) => vector.birth)
      .map((vector) => [vector.input, vector] as const),
  )('takes birthday and sex from %s', (_input, vector) => {
    const number = String(readVector(vector).value);
    expect([birthOf(number), sexOf(number)]).toEqual([vector.birth, vector.sex]);
  });

  it.each(
    vectorsOf('id')
      .filter(({ expect: wanted }) => wanted === 'OK')
      .map(({ input }) => [input]),
  )('reads %s the same where the document is named as a resident card', (input) => {
    const column = COLUMNS['identity-document'];
    expect(read(column, input, {}, '居民身份证')).toEqual(read(column, input));
    expect(read(column, input, {}, '户口簿')).toEqual(read(column, input));
  });

  it.each(
    vectorsOf('plate')
      .filter((vector) => !isRefused(vector))
      .map((vector) => [vector.input, vector] as const),
  )('knows what kind of plate %s is', (_input, vector) => {
    const wanted = vector.expect === 'OK_NONE' ? '无牌' : vector.type;
    expect(plateType(String(readVector(vector).value))).toBe(wanted);
  });

  it.each(
    vectorsOf('temp')
      .filter((vector) => !isRefused(vector))
      .map((vector) => [vector.input, vector] as const),
  )('knows whether %s is a fever', (_input, vector) => {
    expect(Number(readVector(vector).value) >= FEVER).toBe(vector.expect === 'OK_FEVER');
  });

  it.each(vectorsOf('time').map((vector) => [title(vector), vector] as const))(
    '%s',
    (_title, vector) => {
      const time = readTime(String(vector.input));
      const shown =
        typeof time === 'string' ? time : clock(time.minutes) + (time.nextDay ? '+1' : '');
      expect(shown).toBe(vector.expect);
    },
  );
});
