import { take, type Reading, type Scope } from './cursor.ts';
import { ruleError, ruleWarning } from './diagnostics.ts';
import { meantProperty } from './dialect.ts';
import type { Token } from './lexer.ts';
import { nearest } from './nearest.ts';
import { findProperty, type ObjectKind, type Property } from './properties.ts';
import type { PlanField, Span } from './tree.ts';

/** The left side of a comparison. Neither property nor item is there when it was wrong, which has been reported. */
export interface ReadOperand {
  readonly span: Span;
  readonly typed: string;
  readonly object?: ObjectKind;
  readonly property?: Property;
  readonly item?: 'item' | 'group' | PlanField;
}

const planFields: readonly PlanField[] = ['capabilityStatus', 'service', 'servicePlanId'];
const itemForms = { texts: '_', plans: 'assignedPlan.servicePlanId', groups: 'group.objectId' } as const;

/** Reads the word at the place reached as a property, or as the item of the quantifier around it. */
export function parseOperand(reading: Reading, scope: Scope): ReadOperand {
  const token = take(reading);
  const { span, text: typed } = token;
  const [object, name, ...rest] = typed.split('.');
  if (/^(_|assignedPlan|group)$/i.test(object ?? '')) return readItem(reading, token, scope);
  if (name === undefined || name === '') return withoutPrefix(reading, token, scope);
  const kind = /^(user|device)$/i.test(object ?? '') ? (object?.toLowerCase() as ObjectKind) : undefined;
  if (kind === undefined || rest.length > 0) return unknownObject(reading, token);
  if (scope !== null) {
    reading.problems.push(ruleError('propertyInside', span, { typed, ...meantItem(scope) }));
    return { span, typed };
  }
  reading.objects.push({ object: kind, span });
  // What belongs to the other kind of object is told by its prefix; its name may well be right there.
  const property = findProperty(kind, name, reading.settings.allowedProperties);
  if (property === undefined) return unknownProperty(reading, token, kind, name);
  const spelled = `${kind}.${property.name}`;
  if (spelled !== typed) {
    const facts = { typed, suggestion: spelled };
    reading.problems.push(ruleWarning('spelling', span, facts, { span, text: spelled }));
  }
  return { span, typed, object: kind, property };
}

function unknownProperty(reading: Reading, token: Token, kind: ObjectKind, name: string): ReadOperand {
  const { span, text: typed } = token;
  if (reading.kind !== null && reading.kind !== kind) return { span, typed };
  const meant = meantProperty(kind, name);
  const suggestion = meant === undefined ? undefined : `${kind}.${meant}`;
  const facts = suggestion === undefined ? { typed } : { typed, suggestion };
  const fix = suggestion === undefined ? null : { span, text: suggestion };
  reading.problems.push(ruleError('unknownProperty', span, facts, fix));
  return { span, typed };
}

/** `users.department`, `manager.displayName`, `user.manager.id`. */
function unknownObject(reading: Reading, { span, text: typed }: Token): ReadOperand {
  const [object = '', name = '', ...rest] = typed.split('.');
  const kind =
    rest.length === 0 ? (nearest(object, ['user', 'device']) as ObjectKind | undefined) : undefined;
  const property = kind === undefined ? undefined : findProperty(kind, name);
  const suggestion = kind && property ? `${kind}.${property.name}` : undefined;
  const fix = suggestion === undefined ? null : { span, text: suggestion };
  const facts = suggestion === undefined ? { typed } : { typed, suggestion };
  reading.problems.push(ruleError('unknownProperty', span, facts, fix));
  return { span, typed };
}

function withoutPrefix(reading: Reading, { span, text: typed }: Token, scope: Scope): ReadOperand {
  if (scope !== null) {
    reading.problems.push(ruleError('propertyInside', span, { typed, ...meantItem(scope) }));
    return { span, typed };
  }
  const kinds: readonly ObjectKind[] = reading.kind === null ? ['user', 'device'] : [reading.kind];
  const name = typed.replace(/\.$/, '');
  for (const kind of kinds) {
    const meant = findProperty(kind, name)?.name ?? meantProperty(kind, name);
    if (meant === undefined) continue;
    const suggestion = `${kind}.${meant}`;
    const fix = { span, text: suggestion };
    reading.problems.push(ruleError('missingPrefix', span, { typed, suggestion }, fix));
    return { span, typed };
  }
  reading.problems.push(ruleError('missingPrefix', span, { typed }));
  return { span, typed };
}

const itemFields = { texts: [], plans: planFields, groups: ['objectId'] } as const;
const itemNames = { texts: '_', plans: 'assignedPlan', groups: 'group' } as const;

/** `_`, `assignedPlan.…` and `group.objectId` mean something inside the quantifier of their collection only. */
function readItem(reading: Reading, token: Token, scope: Scope): ReadOperand {
  const { span, text: typed } = token;
  const [object = '', field] = typed.split('.');
  const type = object === '_' ? 'texts' : object.toLowerCase() === 'group' ? 'groups' : 'plans';
  if (scope === null || (scope.collection !== undefined && scope.collection.type !== type)) {
    const facts = { typed, ...(scope === null ? {} : meantItem(scope)) };
    reading.problems.push(ruleError('itemOutside', span, facts));
    return { span, typed };
  }
  if (scope.collection === undefined) return { span, typed };
  if (type === 'texts' && field === undefined) return { span, typed, item: 'item' };
  const allowed: readonly string[] = itemFields[type];
  const known = allowed.find((each) => each.toLowerCase() === field?.toLowerCase());
  if (known === undefined) {
    unknownField(reading, token, allowed);
    return { span, typed };
  }
  const spelled = `${itemNames[type]}.${known}`;
  if (spelled !== typed) {
    const facts = { typed, suggestion: spelled };
    reading.problems.push(ruleWarning('spelling', span, facts, { span, text: spelled }));
  }
  return { span, typed, item: type === 'groups' ? 'group' : (known as PlanField) };
}

function unknownField(reading: Reading, { span, text: typed }: Token, allowed: readonly string[]): void {
  const [object = '', field = ''] = typed.split('.');
  const meant = nearest(field, allowed);
  const fix = meant === undefined ? null : { span, text: `${object}.${meant}` };
  const facts = { typed, allowed, ...(meant === undefined ? {} : { suggestion: `${object}.${meant}` }) };
  reading.problems.push(ruleError('unknownItemField', span, facts, fix));
}

function meantItem({ collection }: NonNullable<Scope>): { suggestion?: string } {
  const type = collection?.type;
  return type === 'texts' || type === 'plans' || type === 'groups' ? { suggestion: itemForms[type] } : {};
}
