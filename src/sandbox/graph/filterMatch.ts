import type { FilterNode, Literal } from './filterNode.ts';

/** Whether an object with all its properties satisfies a filter. Text compares without case, as the service does. */
export function matches(node: FilterNode, item: unknown): boolean {
  switch (node.kind) {
    case 'and':
      return matches(node.left, item) && matches(node.right, item);
    case 'or':
      return matches(node.left, item) || matches(node.right, item);
    case 'not':
      return !matches(node.inner, item);
    case 'any': {
      const list = valueAt(item, node.path);
      return Array.isArray(list) && list.some((element) => matches(node.inner, element));
    }
    case 'in':
      return node.values.some((value) => compare(valueAt(item, node.path), value) === 0);
    case 'call': {
      const text = valueAt(item, node.path);
      if (typeof text !== 'string') return false;
      const [whole, part] = [text.toLowerCase(), node.value.toLowerCase()];
      if (node.name === 'startswith') return whole.startsWith(part);
      return node.name === 'endswith' ? whole.endsWith(part) : whole.includes(part);
    }
    case 'compare':
      return holds(compare(valueAt(item, node.path), node.value), node.op);
  }
}

function valueAt(item: unknown, path: string): unknown {
  let value = item;
  for (const step of path.split('/')) {
    if (step === '$it') continue;
    if (step === '$count') value = Array.isArray(value) ? value.length : 0;
    else
      value =
        typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[step] : undefined;
  }
  return value ?? null;
}

function holds(order: number | undefined, op: string): boolean {
  if (op === 'ne') return order !== 0;
  if (order === undefined) return false;
  if (op === 'eq') return order === 0;
  if (op === 'ge') return order >= 0;
  if (op === 'le') return order <= 0;
  return op === 'gt' ? order > 0 : order < 0;
}

/** Undefined when the two cannot be ordered. */
function compare(value: unknown, literal: Literal): number | undefined {
  if (value === literal) return 0;
  if (typeof value === 'string' && literal !== null) {
    const [one, other] = [value.toLowerCase(), String(literal).toLowerCase()];
    if (one === other) return 0;
    return one < other ? -1 : 1;
  }
  if (typeof value === 'number' && typeof literal === 'number') return value - literal;
  return undefined;
}
