import { readFileSync } from 'node:fs';

/** The last line of CI: how many tests passed, failed and were skipped, from vitest's own report. */
const report = JSON.parse(readFileSync('coverage/tests.json', 'utf8'));
const { numPassedTests: passed, numFailedTests: failed, numPendingTests: skipped } = report;
console.log(`tests: ${passed} passed, ${failed} failed, ${skipped} skipped`);
