import type { LicenceSetsData } from '../../licensing/licenceViews.ts';
import type { SetReport } from '../../licensing/productSets.ts';
import type { LicencesWording } from '../wording/licences/licencesWording.ts';
import { strong, text, type Text } from '../wording/text.ts';
import type { Wording } from '../wording/wording.ts';
import { licenceFrame } from './licenceGroupCards.ts';
import { lines, type CardFrame, type Line, type Presented } from './presented.ts';

interface LicenceSetsCard extends CardFrame {
  readonly titles: LicencesWording['titles'];
  readonly about: string;
  readonly partial: string;
  readonly mayChange: boolean;
  readonly sets: readonly {
    readonly name: Text;
    readonly about: readonly Line[];
    readonly groups: readonly {
      readonly groupId: string;
      readonly skuId: string;
      readonly name: Text;
      readonly tooltip: string;
      readonly about: readonly Line[];
    }[];
    readonly more: string;
  }[];
}

/** So many groups of a set stand on the card. */
const groupsShown = 8;

export function presentLicenceSets(report: LicenceSetsData, wording: Wording): Presented {
  const say = wording.licences;
  const data: LicenceSetsCard = {
    ...licenceFrame(wording),
    about: say.sets.about,
    partial: report.isPartial ? say.sets.partial : '',
    mayChange: report.mayChange,
    sets: report.sets.map((set) => toSet(set, say)),
  };
  return { data, summary: say.titles.sets };
}

function toSet(set: SetReport, say: LicencesWording): LicenceSetsCard['sets'][number] {
  const isComplete = set.people === 0 && set.groups.length === 0;
  const rest = set.groups.length - groupsShown;
  return {
    name: text`${strong(set.name)}`,
    about: lines(
      set.isUnknown ? say.sets.unknown : null,
      set.people === 0 ? null : say.sets.people(set.people),
      isComplete && !set.isUnknown ? say.sets.complete : null,
      ...set.lacking.map(({ products, people, free }) => say.sets.lacking(products, people, free)),
    ),
    groups: set.groups.slice(0, groupsShown).map(({ groupId, skuId, name, gives, lacks, free }) => ({
      groupId,
      skuId,
      name: text`${strong(name)}`,
      tooltip: name,
      about: lines(say.sets.group(gives, lacks, free)),
    })),
    more: rest > 0 ? `+ ${String(rest)}` : '',
  };
}
