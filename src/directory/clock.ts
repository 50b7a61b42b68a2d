/** Time as the directory sees it; a test holds its own. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  wait(ms: number): Promise<void>;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  wait: (ms) =>
    new Promise((resolve) => {
      setTimeout(resolve, ms);
    }),
};
