import { randomUUID } from 'node:crypto';
import { callOf, setHeader, type Step } from './step.ts';

/**
 * A fresh id for every attempt, by which Microsoft finds it in its logs, and the priority that lets somebody who
 * waits in chat be served before our jobs when the tenant is close to its limits.
 * Source: Microsoft Graph best practices; throttling guidance, `x-ms-throttle-priority`.
 */
export const stampRequest: Step = async (context, next) => {
  setHeader(context, 'client-request-id', randomUUID());
  if (callOf(context).urgency === 'interactive') setHeader(context, 'x-ms-throttle-priority', 'High');
  await next();
};

/** The Graph client takes a link apart and puts it together in its own order; a link must stay as it came. */
export const keepLink: Step = async (context, next) => {
  const { link } = callOf(context);
  if (link !== undefined) context.request = link;
  await next();
};
