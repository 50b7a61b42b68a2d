import type { Handler } from './call.ts';
import { isRefused, type Refused } from './exchange.ts';
import { methodNotAllowed, unknownSegment } from './refusals.ts';

export interface Route {
  readonly method: string;
  /** Pattern below the version: `groups/{id}/members/$ref`. */
  readonly path: string;
  readonly handler: Handler;
  /** Resource units before query options are counted; 0 is not accounted at all. */
  readonly cost: number;
  readonly isWrite: boolean;
  /** What `$select` saves where it is not one unit. */
  readonly selectSaves?: number;
}

export interface Matched {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** Finds the route of a path: E26 for a known path with another method, E24 for an unknown one. */
export function createRouter(routes: readonly Route[]): (method: string, path: string) => Matched | Refused {
  const compiled = routes.map((route) => ({ route, pattern: route.path.split('/') }));
  return (method, path) => {
    const segments = segmentsOf(path);
    if (isRefused(segments)) return segments;
    const fitting = compiled
      .map(({ route, pattern }) => ({ route, params: fit(pattern, segments) }))
      .filter((candidate): candidate is Matched => candidate.params !== undefined);
    const found = fitting.find(({ route }) => route.method === method);
    if (found) return found;
    return fitting.length > 0 ? methodNotAllowed : unknownSegment(strangeSegment(compiled, segments));
  };
}

/** Decoded segments; functions lose their brackets and both kinds of bound call their namespace. */
function segmentsOf(path: string): string[] | Refused {
  try {
    return path
      .replace(/\/$/, '')
      .split('/')
      .map((segment) =>
        decodeURIComponent(segment).replace(
          /^(?:microsoft\.graph\.)?(delta|checkMemberGroups|getMemberGroups|assignLicense|getByIds|reprocessLicenseAssignment)(?:\(\))?$/,
          '$1',
        ),
      );
  } catch {
    return unknownSegment(path);
  }
}

function fit(pattern: readonly string[], segments: readonly string[]): Record<string, string> | undefined {
  if (pattern.length !== segments.length) return undefined;
  const params: Record<string, string> = {};
  for (const [at, part] of pattern.entries()) {
    const segment = segments[at] ?? '';
    if (part.startsWith('{')) {
      if (segment === '' || segment.startsWith('$')) return undefined;
      params[part.slice(1, -1)] = segment;
    } else if (part.toLowerCase() !== segment.toLowerCase()) {
      return undefined;
    }
  }
  return params;
}

/** The first segment no route goes on with, which is the one Graph names. */
function strangeSegment(
  compiled: readonly { pattern: readonly string[] }[],
  segments: readonly string[],
): string {
  const isKnown = (length: number): boolean =>
    compiled.some(
      ({ pattern }) =>
        pattern.length >= length && fit(pattern.slice(0, length), segments.slice(0, length)) !== undefined,
    );
  const at = segments.findIndex((_, index) => !isKnown(index + 1));
  return segments[at] ?? segments.at(-1) ?? '';
}
