/** A parsed `$filter`. Paths are property names, with `/` inside a lambda's variable or before `$count`. */
export type FilterNode =
  | { readonly kind: 'and' | 'or'; readonly left: FilterNode; readonly right: FilterNode }
  | { readonly kind: 'not'; readonly inner: FilterNode }
  | { readonly kind: 'compare'; readonly path: string; readonly op: CompareOp; readonly value: Literal }
  | { readonly kind: 'in'; readonly path: string; readonly values: readonly Literal[] }
  | {
      readonly kind: 'call';
      readonly name: 'startswith' | 'endswith' | 'contains';
      readonly path: string;
      readonly value: string;
    }
  | { readonly kind: 'any'; readonly path: string; readonly inner: FilterNode };

export type CompareOp = 'eq' | 'ne' | 'ge' | 'le' | 'gt' | 'lt';
export type Literal = string | number | boolean | null;

export const compareOps: readonly string[] = ['eq', 'ne', 'ge', 'le', 'gt', 'lt'];
