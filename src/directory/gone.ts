import { DirectoryError } from '../errors.ts';

/** What Graph answers "not found" to is no fault where we only asked whether it is there. */
export async function undefinedIfGone<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof DirectoryError && error.reason === 'notFound') return undefined;
    throw error;
  }
}
