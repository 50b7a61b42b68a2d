/**
 * Stands in for `adaptivecards/src/schema`, which the types of adaptivecards-templating 2.3.1 import: a source file
 * with enums, which our compiler settings refuse. Nothing of ours uses it.
 */
export type IAdaptiveCard = object;
