import type { DeskView } from '../../groups/deskViews.ts';
import type { Wording } from '../wording/wording.ts';
import { presentDeskFile } from './deskFileCard.ts';
import { presentDeskNomination } from './deskNominationCard.ts';
import { presentDeskAsk, presentDeskChange, presentDeskNotice } from './deskChangeCards.ts';
import { presentDeskFacts, presentDeskGroup, presentDeskList, presentDeskRefusal } from './deskGroupCards.ts';
import { presentDeskMembers, presentDeskOwners } from './deskPeopleCards.ts';
import type { Presented, Viewer } from './presented.ts';

/** The cards of the owner's desk share the beginning of their names. */
export function isDeskView(view: { readonly card: string }): view is DeskView {
  return view.card.startsWith('desk');
}

export function presentDesk(view: DeskView, wording: Wording, viewer: Viewer): Presented {
  switch (view.card) {
    case 'deskList':
      return presentDeskList(view.data, wording);
    case 'deskGroup':
      return presentDeskGroup(view.data, wording);
    case 'deskMembers':
      return presentDeskMembers(view.data, wording);
    case 'deskOwners':
      return presentDeskOwners(view.data, wording);
    case 'deskFacts':
      return presentDeskFacts(view.data, wording);
    case 'deskAsk':
      return presentDeskAsk(view.data, wording);
    case 'deskChange':
      return presentDeskChange(view.data, wording, viewer);
    case 'deskNomination':
      return presentDeskNomination(view.data, wording);
    case 'deskFile':
      return presentDeskFile(view.data, wording);
    case 'deskNotice':
      return presentDeskNotice(view.data, wording);
    case 'deskRefusal':
      return presentDeskRefusal(view.data, wording);
  }
}
