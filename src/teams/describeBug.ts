/** What may be logged of an unexpected error. */
export interface BugDescription {
  readonly error: string;
  readonly message?: string;
  readonly frames: readonly string[];
}

/**
 * Describes an unexpected error without anything personal: the messages of the language's own errors are kept,
 * others may repeat what a person wrote or what a service answered, and errors of HTTP clients carry requests.
 */
export function describeBug(error: unknown): BugDescription {
  if (!(error instanceof Error)) return { error: typeof error, frames: [] };
  const frames = (error.stack ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('at '));
  const isOwn = error instanceof TypeError || error instanceof ReferenceError || error instanceof RangeError;
  return { error: error.name, ...(isOwn ? { message: error.message } : {}), frames };
}
