import type { Code } from '../../../src/core/issue.ts';
import vectors from '../../fixtures/vectors.json' with { type: 'json' };

/** One value of the shared table, in our codes; `warnings` is absent where the table does not say. */
export interface Vector {
  readonly group: string;
  readonly input: string | number;
  readonly expect: string | number;
  readonly normal?: string;
  readonly birth?: string;
  readonly sex?: string;
  readonly type?: string;
  readonly warnings?: readonly string[];
}

interface Written {
  readonly in: string | number;
  readonly expect: string | number;
  readonly norm?: string;
  readonly birth?: string;
  readonly sex?: string;
  readonly type?: string;
  readonly warn?: readonly string[];
}

const GROUPS = ['id', 'plate', 'phone', 'date', 'time', 'int', 'temp', 'permit'] as const;

export const VECTORS: readonly Vector[] = GROUPS.flatMap((group) =>
  (vectors[group] as readonly Written[]).map((written) => ({
    group,
    input: written.in,
    expect: isCode(written.expect) ? codeOf(written.expect) : written.expect,
    ...(written.norm === undefined ? {} : { normal: written.norm }),
    ...(written.birth === undefined ? {} : { birth: written.birth }),
    ...(written.sex === undefined ? {} : { sex: written.sex }),
    ...(written.type === undefined ? {} : { type: written.type }),
    ...(written.warn === undefined ? {} : { warnings: written.warn.map(codeOf) }),
  })),
);

export function vectorsOf(group: (typeof GROUPS)[number]): readonly Vector[] {
  return VECTORS.filter((vector) => vector.group === group);
}

/** `ID_LENGTH` is our `id-length`, `W_ID_REGION` our `id-region`. */
function codeOf(code: string): Code {
  return code.replace(/^W_/, '').toLowerCase().replaceAll('_', '-') as Code;
}

function isCode(expected: string | number): expected is string {
  return (
    typeof expected === 'string' && /^[A-Z]+_[A-Z0-9_]+$/.test(expected) && !/^OK/.test(expected)
  );
}
