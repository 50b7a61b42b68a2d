import type { Property } from './properties.ts';

/** A user or device with Microsoft Graph's property names. A property that was not fetched is absent. */
export type DirectoryObject = Readonly<Record<string, unknown>>;

/** The value under Graph's name; null when there is none, undefined when nobody asked Graph for it. */
export type ReadProperty = (object: DirectoryObject) => unknown;

/** The field that holds the value itself, where it is neither inside another nor one of several. */
export function plainFieldOf({ field, within, takes, type }: Property): string | null {
  return within === undefined && takes === undefined && type !== 'groups' ? field : null;
}

/** How one property is read from what Graph answered. */
export function readerOf({ field, within, takes, type }: Property): ReadProperty {
  if (within !== undefined) return (object) => inside(object[within], field);
  if (takes === 'first') return (object) => firstOf(object[field]);
  if (takes === 'sip') return (object) => sipOf(object[field]);
  if (type === 'groups') return (object) => groupsOf(object[field]);
  return (object) => object[field];
}

/** The manager's id; null for a person without one. Deleted users and contacts have none that counts. */
export function readManager(object: DirectoryObject): string | null | undefined {
  const manager = object['manager'];
  if (manager === undefined || manager === null) return manager;
  const id = inside(manager, 'id');
  return typeof id === 'string' ? id : undefined;
}

export function inside(outer: unknown, field: string): unknown {
  if (outer === null || outer === undefined) return outer;
  return typeof outer === 'object' ? (outer as DirectoryObject)[field] : undefined;
}

function firstOf(values: unknown): unknown {
  if (!Array.isArray(values)) return values;
  return values.length === 0 ? null : values[0];
}

function sipOf(values: unknown): unknown {
  if (!Array.isArray(values)) return values;
  const sip: unknown = values.find((value) => typeof value === 'string' && /^sip:/i.test(value));
  return sip ?? firstOf(values);
}

/** Directory roles and administrative units are memberships too, and no groups. */
function groupsOf(values: unknown): unknown {
  if (!Array.isArray(values)) return values;
  return values.filter((value) => {
    const type = inside(value, '@odata.type');
    return type === undefined || type === '#microsoft.graph.group';
  });
}
