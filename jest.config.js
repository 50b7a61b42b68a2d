/** Jest with Node's own modules: scripts/run.mjs starts it on the pinned Node with the flags this needs. */
export default {
  testEnvironment: 'node',
  globalSetup: '<rootDir>/jest.globalSetup.js',
  globalTeardown: '<rootDir>/jest.globalTeardown.js',
  roots: ['<rootDir>/test'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2024', parser: { syntax: 'typescript' } }, module: { type: 'es6' } },
    ],
  },
  // An embedded database takes hundreds of megabytes in each worker.
  maxWorkers: 2,
  testTimeout: 60_000,
};
