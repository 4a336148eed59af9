import { describe, expect, it } from 'vitest';
import { prefixOf } from '../../src/xlsx/mark-markup.ts';

describe('prefixOf', () => {
  it.each([
    ['the outermost element', '<worksheet xmlns="a"><x:c xmlns:x="b"/></worksheet>', ''],
    ['one behind a declaration', '<?xml version="1.0"?>\n<x:worksheet xmlns:x="a"/>', 'x:'],
    ['one behind comments', '\ufeff<!-- <y:a xmlns:y="b"/> --> <!----><表:a/>', '表:'],
    ['one without a namespace', '<a><x:b xmlns:x="c"/></a>', ''],
    // Here the time grew with the square of the length.
    ['one with a long name', `<${'a'.repeat(200_000)}/>`, ''],
    ['nothing where there is none', '<!---->'.repeat(1000), ''],
  ])('is that of %s', (_, xml, prefix) => {
    expect(prefixOf(xml)).toBe(prefix);
  });
});
