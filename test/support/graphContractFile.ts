/**
 * The OpenAPI file of Microsoft Graph v1.0 that the contract tests read. Undefined when nobody named one; then it says
 * what was left out and how to run it, because a test that is skipped in silence is taken for one that passed.
 */
export function graphContractFile(suite: string): string | undefined {
  const file = process.env['GRAPH_OPENAPI'];
  if (file !== undefined) return file;
  process.stdout.write(
    `Skipped: ${suite} and its contract with Graph. Set GRAPH_OPENAPI to the path of its OpenAPI file to check it.\n`,
  );
  return undefined;
}
