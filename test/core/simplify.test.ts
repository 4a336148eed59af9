import * as OpenCC from 'opencc-js/t2cn';
import { describe, expect, it } from 'vitest';
import { simplify } from '../../src/core/simplify.ts';

describe('simplify', () => {
  it.each([
    ['寧夏固原市', '宁夏固原市'],
    ['涇源縣六盤山鎮', '泾源县六盘山镇'],
    ['平峯鎮將臺堡鎮', '平峰镇将台堡镇'],
    ['鄰里糾紛', '邻里纠纷'],
    ['宁夏 8+6 ①', '宁夏 8+6 ①'],
    ['', ''],
  ])('writes %s as %s', (text, simplified) => {
    expect(simplify(text)).toBe(simplified);
  });

  it('agrees with opencc-js on every character whose simplified form has one code unit', () => {
    const convert = OpenCC.Converter({ from: 't', to: 'cn' });
    const different: string[] = [];
    for (let code = 0x4e00; code <= 0x9fff; code += 1) {
      const character = String.fromCharCode(code);
      const wanted = convert(character);
      if (wanted.length === 1 && simplify(character) !== wanted) different.push(character);
    }
    expect(different).toEqual([]);
  });

  it('changes nothing that is simplified already, but for 苧, the simplified 薴 and the traditional 苎', () => {
    const twice: string[] = [];
    for (let code = 0x4e00; code <= 0x9fff; code += 1) {
      const once = simplify(String.fromCharCode(code));
      if (simplify(once) !== once) twice.push(once);
    }
    expect(twice).toEqual(['苧']);
  });
});
