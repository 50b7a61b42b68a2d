/**
 * A `-match` pattern for the engine at hand. The service's own engine is not documented and is thought to be .NET's, so
 * what .NET writes in another way is put in JavaScript's words first. Only the sandbox's own rules come here: nothing
 * guards against patterns that take forever.
 */
export function matcherOf(pattern: string): (text: string) => boolean {
  const inner = pattern
    .replace(/^\(\?i\)/, '')
    .replaceAll(/\\([AZz])/g, (_, letter: string) => (letter === 'A' ? '^' : '$'));
  try {
    const compiled = new RegExp(inner, 'i');
    return (text) => compiled.test(text);
  } catch {
    throw new SyntaxError('Query compilation error.');
  }
}
