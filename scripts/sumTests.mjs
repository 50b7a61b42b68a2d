/** Reads jest's result file and prints the closing line of a run: `N passed, N failed`. */
import { readFileSync } from 'node:fs';

/** A suite that could not even start has no tests to count, so it counts as one that failed. */
function sum(file) {
  try {
    const result = JSON.parse(readFileSync(file, 'utf8'));
    return {
      passed: result.numPassedTests,
      failed: result.numFailedTests + result.numRuntimeErrorTestSuites,
    };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

const { passed, failed } = sum(process.argv[2]);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
