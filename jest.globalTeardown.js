/** Runs once after all suites. */
export default async function tearDown() {
  await globalThis.stopSharedPostgres?.();
}
