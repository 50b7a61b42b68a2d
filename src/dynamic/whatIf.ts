import { foldCase } from './language/foldCase.ts';
import { findProperty, isMultiValued } from './language/properties.ts';
import { inside, type DirectoryObject } from './language/readProperty.ts';

const yes = new Set(['true', 'yes', 'ja', '1']);

/** The person as they would be with another value; nothing typed means no value. The rest stays. */
export function withProperty(subject: DirectoryObject, name: string, typed: string): DirectoryObject {
  const property = findProperty('user', name);
  if (property === undefined) return subject;
  const { field, within, takes, type } = property;
  const text = typed.trim();
  const value = text === '' ? null : type === 'boolean' ? yes.has(foldCase(text)) : text;
  if (within !== undefined) {
    const outer = inside(subject, within);
    const others = typeof outer === 'object' ? outer : {};
    return { ...subject, [within]: { ...others, [field]: value } };
  }
  if (takes === undefined && !isMultiValued(type)) return { ...subject, [field]: value };
  return { ...subject, [field]: value === null ? [] : [value] };
}
