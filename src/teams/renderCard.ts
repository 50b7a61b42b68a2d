import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Template } from 'adaptivecards-templating';
import { present, type CardName, type CardView } from './present/present.ts';
import type { Viewer } from './present/presented.ts';
import { wordingFor } from './wording/wordings.ts';

export type { CardName, CardView, Viewer };

export const cardNames = [
  'home',
  'groupChoice',
  'groupList',
  'myGroups',
  'groupForm',
  'groupConfirm',
  'groupCreation',
  'groupApproval',
  'creationRefusal',
  'groupDelete',
  'groupDeletion',
  'deletionRefusal',
  'deskList',
  'deskGroup',
  'deskMembers',
  'deskOwners',
  'deskFacts',
  'deskAsk',
  'deskChange',
  'deskNomination',
  'deskFile',
  'deskNotice',
  'deskRefusal',
  'policy',
  'policyChange',
  'joinDigest',
  'policyRefusal',
  'kept',
  'keptRefusal',
  'requestForm',
  'requestStatus',
  'approval',
  'denyForm',
  'decided',
  'approvalList',
  'myRequests',
  'leaveConfirm',
  'leaveStatus',
  'outcome',
  'waitingList',
  'licences',
  'licenceGroup',
  'licenceEditor',
  'licenceChange',
  'licenceNews',
  'licenceRetry',
  'licenceWarning',
  'licenceSets',
  'licenceRefusal',
  'refusal',
  'adminHome',
  'adminList',
  'adminAudit',
  'adminExport',
  'adminPolicy',
  'adminReadiness',
  'adminReadinessList',
  'adminCandidates',
  'adminOwnerNewsPreview',
  'adminOwnerNews',
  'adminReadinessExport',
  'sharedGroup',
  'askDialog',
  'rule',
  'ruleEditor',
  'ruleChange',
  'ruleWhatIf',
  'ruleRefusal',
  'why',
  'whyLicences',
] as const satisfies readonly CardName[];

export interface RenderedCard {
  /** Adaptive Card JSON, ready to be an attachment's content or an invoke response's value. */
  readonly card: Readonly<Record<string, unknown>>;
  /** The line a notification shows. */
  readonly summary: string;
}

export type RenderCard = (view: CardView, viewer: Viewer) => RenderedCard;
export type CardTemplates = (name: CardName) => Template;

/**
 * Reads every template of the folder now, so that a missing one stops the start, and compiles each when it is first
 * drawn: all of them together take seconds, in which nobody would be answered. Throws Error for files that cannot be read.
 */
export function loadTemplates(folder: string): CardTemplates {
  const contents = new Map(
    cardNames.map((name): [CardName, unknown] => [
      name,
      JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')),
    ]),
  );
  const compiled = new Map<CardName, Template>();
  return (name) => {
    const template = compiled.get(name) ?? new Template(contents.get(name));
    compiled.set(name, template);
    return template;
  };
}

/**
 * Draws views with these templates. The returned function throws an Error when a template names something its
 * data lacks: templating would show `${name}` to the person and warn nobody.
 */
export function createRenderCard(templates: CardTemplates): RenderCard {
  return (view, viewer) => {
    const { data, summary } = present(view, wordingFor(viewer.locale), viewer);
    return { card: expand(templates(view.card), view.card, data), summary };
  };
}

/** Somebody's own words may hold `${`; they are told from a binding that found nothing by a mark of our own. */
const own = '$\ue000{';

function expand(template: Template, name: CardName, data: object): RenderedCard['card'] {
  const given = JSON.stringify(data);
  const hasOwn = given.includes('${');
  const $root: unknown = hasOwn ? JSON.parse(given.replaceAll('${', own)) : data;
  const card = template.expand({ $root }) as RenderedCard['card'];
  const expanded = JSON.stringify(card);
  const unbound = /\$\{[^}]*\}?/.exec(expanded);
  if (unbound !== null)
    throw new Error(`The card ${name} binds to ${unbound[0]}, which its data does not have`);
  return hasOwn ? (JSON.parse(expanded.replaceAll(own, '${')) as RenderedCard['card']) : card;
}
