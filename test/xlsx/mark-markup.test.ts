import { describe, expect, it } from 'vitest';
import { elementsOf, opened, setAttribute, prefixOf } from '../../src/xlsx/mark-markup.ts';

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

describe('a tag', () => {
  const blanks = ' '.repeat(900_000);

  it('takes an attribute however many blanks stand in it', () => {
    expect(setAttribute(`<c${blanks}r="C2"/>`, 's', 4)).toBe(`<c${blanks}r="C2" s="4"/>`);
    expect(setAttribute(`<c r="C2"${blanks}>`, 's', 4)).toBe('<c r="C2" s="4">');
    expect(opened(`<row${blanks}/>`)).toBe('<row>');
  });

  it('is none in a comment, an instruction or CDATA', () => {
    const xml = '<?xml version="1.0"?><a><!--<xf>--><![CDATA[<xf>]]><?p <xf>?><xf/></a>';
    expect(elementsOf(xml)).toBe('<?xml version="1.0"?><a><xf/></a>');
  });
});
