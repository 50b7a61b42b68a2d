/**
 * Waits for work no longer than a time limit, then takes what `late` says: a value in its place, or an error
 * when it throws. The work itself goes on.
 */
export async function within<T>(limitMs: number, work: Promise<T>, late: () => T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<T>((resolve) => {
    timer = setTimeout(() => {
      resolve(Promise.resolve().then(late));
    }, limitMs);
  });
  return Promise.race([work, limit]).finally(() => {
    clearTimeout(timer);
  });
}
