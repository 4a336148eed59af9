import { describe, expect, it } from 'vitest';
import { SEVERITY, type Code } from '../../src/core/issue.ts';
import { namesIn, say, type Words } from '../../src/core/words.ts';
import { en } from '../../src/words/en/index.ts';
import { zhCN } from '../../src/words/zh-CN/index.ts';

const CODES = Object.keys(SEVERITY) as readonly Code[];
const LANGUAGES: readonly Words[] = [zhCN, en];

function asked(words: Words, code: Code): readonly string[] {
  const { what, mend } = words.issues[code];
  return [...new Set(namesIn(what + mend))].sort();
}

/** What holds for parts that may be left out. */
function optional(words: Words, code: Code): readonly string[] {
  const { what, mend } = words.issues[code];
  const parts = [...(what + mend).matchAll(/\[\[(.*?)\]\]/g)].map((match) => match[1] ?? '');
  return parts.flatMap(namesIn).sort();
}

describe.each(LANGUAGES.map((words) => [words.language, words] as const))(
  'the words of issues in %s',
  (_language, words) => {
    it('cover the catalogue and nothing else', () => {
      expect(Object.keys(words.issues).sort()).toEqual([...CODES].sort());
    });

    it('say what is wrong and how to mend it, in sentences', () => {
      for (const code of CODES) {
        const { what, mend } = words.issues[code];
        for (const sentence of [what, mend]) {
          // The mend of a combination is the rule's own sentence.
          if (sentence === '{mend}') continue;
          expect([code, /[。.]$/.test(sentence.replace(/\]\]$/, ''))]).toEqual([code, true]);
          expect([code, sentence.trim()]).toEqual([code, sentence]);
        }
        expect(what).not.toBe(mend);
      }
    });

    it('never tell two codes in the same words', () => {
      const said = CODES.map((code) => words.issues[code].what + words.issues[code].mend);
      expect(new Set(said).size).toBe(CODES.length);
    });

    it('leave no mark behind once every detail is given', () => {
      for (const code of CODES) {
        const detail = Object.fromEntries(asked(words, code).map((name) => [name, '甲']));
        const { what, mend } = words.issues[code];
        expect(say(what + mend, detail)).not.toMatch(/[{}[\]]/);
      }
    });

    it('have a word for each severity', () => {
      const severities = Object.values(words.severity);
      expect(new Set(severities).size).toBe(3);
      expect(severities).not.toContain('');
    });
  },
);

describe('the words of issues', () => {
  it.each(CODES)('ask for the same details in both languages: %s', (code) => {
    expect(asked(en, code)).toEqual(asked(zhCN, code));
    expect(optional(en, code)).toEqual(optional(zhCN, code));
  });

  it('write Chinese with full-width commas, colons and semicolons', () => {
    for (const code of CODES) {
      const { what, mend } = zhCN.issues[code];
      // 时:分 is the way a time is written.
      expect((what + mend).replaceAll('时:分', '')).not.toMatch(/[\u4e00-\u9fff」”}）][,;:!?]/);
    }
  });
});

describe('a sentence', () => {
  it('leaves a part in double brackets out where its detail is empty or not given', () => {
    expect(say('请选择。[[相近的有:{near}。]]', { near: '' })).toBe('请选择。');
    expect(say('请选择。[[相近的有:{near}。]]')).toBe('请选择。');
    expect(say('请选择。[[相近的有:{near}。]]', { near: '王庄村' })).toBe(
      '请选择。相近的有:王庄村。',
    );
  });

  it('keeps the name of a detail in sight where nobody gave it', () => {
    expect(say('最多 {places} 位。', {})).toBe('最多 {places} 位。');
  });

  it('puts a detail that looks like a placeholder in as it is', () => {
    expect(say('“{value}”与“{title}”', { value: '{title}', title: '姓名' })).toBe(
      '“{title}”与“姓名”',
    );
  });
});
