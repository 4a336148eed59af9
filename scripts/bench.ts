import process from 'node:process';

/** What runs is loaded only when it does: a child must not pay for the start of another. */
const [, , first, name = '', ...rest] = process.argv;
if (first === '--child') {
  const { serveChild } = await import('./bench/child.ts');
  await serveChild(name, rest);
} else {
  const { runBench } = await import('./bench/run.ts');
  await runBench();
}
