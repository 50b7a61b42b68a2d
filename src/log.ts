import { pino, type Logger } from 'pino';

export type { Logger };

/**
 * One logger for the process. Ids, codes and durations may be logged; names, justifications, notes and tokens
 * may not, and the paths below are removed should somebody log an object that carries them.
 */
export function createLogger(level: string): Logger {
  return pino({
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    redact: {
      paths: [
        'authorization',
        '*.authorization',
        'headers',
        '*.headers',
        'text',
        '*.text',
        'value',
        '*.value',
        'justification',
        '*.justification',
        'note',
        '*.note',
        'displayName',
        '*.displayName',
        'body',
        '*.body',
      ],
      censor: '[removed]',
    },
  });
}
