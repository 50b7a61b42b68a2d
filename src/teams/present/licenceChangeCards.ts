import type { LicencePreview } from '../../licensing/licenceChange.ts';
import type { LicenceChangeData, LicenceEditorData } from '../../licensing/licenceViews.ts';
import type { ChangeWording, LicencesWording } from '../wording/licences/licencesWording.ts';
import { plain, strong, text, type Text } from '../wording/text.ts';
import type { Wording } from '../wording/wording.ts';
import { effectsOf, losersOf, some } from './licenceEffectLines.ts';
import { explainLicence, licenceFrame } from './licenceGroupCards.ts';
import { lines, type CardFrame, type Line, type Presented } from './presented.ts';

interface LicenceEditorCard extends CardFrame {
  readonly titles: LicencesWording['titles'];
  readonly sections: LicencesWording['labels'];
  readonly groupId: string;
  readonly about: Text;
  readonly problem: readonly Line[];
  readonly choices: readonly Choice[];
  readonly chosen: string;
  readonly hasPlans: boolean;
  readonly plans: readonly Choice[];
  readonly plansOff: string;
}

interface Choice {
  readonly title: string;
  readonly value: string;
}

interface LicenceChangeCard extends CardFrame {
  readonly titles: LicencesWording['titles'];
  readonly sections: LicencesWording['labels'];
  readonly changeId: string;
  readonly groupId: string;
  readonly title: string;
  readonly name: Text;
  readonly lead: readonly Line[];
  readonly problem: readonly Line[];
  readonly effects: readonly Line[];
  readonly fails: readonly Line[];
  readonly loses: readonly Line[];
  readonly warnings: readonly Line[];
  readonly mayConfirm: boolean;
  readonly mayDrop: boolean;
  readonly confirmTitle: string;
}

export function presentLicenceEditor(editor: LicenceEditorData, wording: Wording): Presented {
  const say = wording.licences;
  const about = say.editorAbout(editor.groupName);
  const data: LicenceEditorCard = {
    ...licenceFrame(wording),
    groupId: editor.groupId,
    about,
    problem: lines(editor.problem === null ? null : explainLicence(editor.problem, wording)),
    choices: editor.products.map(({ skuId, name, free }) => ({
      title: say.choice(name, free),
      value: skuId,
    })),
    chosen: editor.chosen.join(','),
    hasPlans: editor.plans.length > 0,
    plans: editor.plans.map(({ key, product, name }) => ({ title: `${product}: ${name}`, value: key })),
    plansOff: editor.plansOff.join(','),
  };
  return { data, summary: plain(about).slice(0, 250) };
}

/** What a change does, before and after somebody said yes. */
export function presentLicenceChange(shown: LicenceChangeData, wording: Wording): Presented {
  const say = wording.licences;
  const { change, products, mayConfirm } = shown;
  const { preview, state } = change;
  const isOpen = state === 'draft' || state === 'pending';
  const data: LicenceChangeCard = {
    ...licenceFrame(wording),
    changeId: change.id,
    groupId: change.groupId,
    title: say.change.title,
    name: text`${strong(change.groupName)}`,
    lead: leadOf(shown, say.change),
    problem: lines(shown.problem === null ? null : explainLicence(shown.problem, wording)),
    effects: lines(
      products.added.length === 0 ? null : say.change.added(products.added),
      products.removed.length === 0 ? null : say.change.removed(products.removed),
      products.changed.length === 0 ? null : say.change.changed(products.changed),
      ...effectsOf(preview, say.change),
    ),
    fails: some(
      preview.failing.map(({ name, product, other, problem }) =>
        say.change.fails(name, product, other, problem),
      ),
      say.change,
    ),
    loses: losersOf(preview, say.change),
    warnings: warningsOf(preview, isOpen, say.change),
    mayConfirm,
    mayDrop: isOpen,
    confirmTitle: state === 'pending' ? say.titles.agree : say.titles.confirm,
  };
  return { data, summary: plain(text`${say.change.title}: ${change.groupName}`).slice(0, 250) };
}

function leadOf(
  { change, mayConfirm, isWaitingForOther }: LicenceChangeData,
  say: ChangeWording,
): readonly Line[] {
  const { state, failure, confirmedBy, isAgain, actor } = change;
  const isSettled = state !== 'draft' && state !== 'pending' && state !== 'failed';
  const saidBy = state === 'dropped' ? say.refusedBy : say.confirmedBy;
  return lines(
    isAgain && state === 'draft' ? say.again : null,
    state === 'pending' && mayConfirm ? say.asks(actor.name) : null,
    isWaitingForOther ? say.waitsForOther : null,
    isSettled ? say.states[state] : null,
    failure === null ? null : say.failures[failure],
    confirmedBy === null ? null : saidBy(confirmedBy.name),
  );
}

function warningsOf(preview: LicencePreview, isOpen: boolean, say: ChangeWording): readonly Line[] {
  if (!isOpen) return [];
  return lines(
    preview.guests.length === 0 ? null : say.guests(preview.guests),
    preview.isPartial ? say.partial(preview.members) : null,
    preview.isMassChange ? say.mass : null,
  );
}
