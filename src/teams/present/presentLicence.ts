import type { LicenceView } from '../../licensing/licenceViews.ts';
import type { Wording } from '../wording/wording.ts';
import { presentLicenceChange, presentLicenceEditor } from './licenceChangeCards.ts';
import { presentLicences } from './licencesCard.ts';
import {
  presentLicenceGroup,
  presentLicenceNews,
  presentLicenceRefusal,
  presentLicenceRetry,
  presentLicenceWarning,
} from './licenceGroupCards.ts';
import { presentLicenceSets } from './licenceSetsCard.ts';
import type { Presented } from './presented.ts';

export function isLicenceView(view: { readonly card: string }): view is LicenceView {
  return view.card.startsWith('licence');
}

export function presentLicence(view: LicenceView, wording: Wording): Presented {
  switch (view.card) {
    case 'licences':
      return presentLicences(view.data, wording);
    case 'licenceGroup':
      return presentLicenceGroup(view.data, wording);
    case 'licenceEditor':
      return presentLicenceEditor(view.data, wording);
    case 'licenceChange':
      return presentLicenceChange(view.data, wording);
    case 'licenceNews':
      return presentLicenceNews(view.data, wording);
    case 'licenceRetry':
      return presentLicenceRetry(view.data, wording);
    case 'licenceWarning':
      return presentLicenceWarning(view.data, wording);
    case 'licenceSets':
      return presentLicenceSets(view.data, wording);
    case 'licenceRefusal':
      return presentLicenceRefusal(view.data, wording);
  }
}
