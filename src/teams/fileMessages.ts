import type { Activity } from 'botbuilder';
import type { FileConsentData, FileView, UploadPlace } from '../files/fileOffer.ts';
import { textMessage } from './textMessage.ts';
import type { Wording } from './wording/wording.ts';

const consentType = 'application/vnd.microsoft.teams.card.file.consent';
const infoType = 'application/vnd.microsoft.teams.card.file.info';

export function isFileView(view: { readonly card: string }): view is FileView {
  return view.card === 'fileConsent' || view.card === 'fileSent' || view.card === 'fileNotSent';
}

/** The messages about files, which Teams draws itself. Source: Teams, "Send and receive files using bot". */
export function fileMessage(view: FileView, { files }: Wording): Partial<Activity> {
  switch (view.card) {
    case 'fileConsent':
      return consentMessage(view.data, files.about[view.data.kind](view.data.groupName ?? ''));
    case 'fileSent':
      return infoMessage(view.data.upload, files.sent(view.data.upload.name));
    case 'fileNotSent':
      return textMessage(files.failures[view.data.failure]);
  }
}

/** What comes back with the answer is the id of the offer; everything else is read again by it. */
function consentMessage(
  { offerId, fileName, sizeInBytes }: FileConsentData,
  description: string,
): Partial<Activity> {
  const context = { offerId };
  const content = { description, sizeInBytes, acceptContext: context, declineContext: context };
  return {
    type: 'message',
    summary: description,
    attachments: [{ contentType: consentType, name: fileName, content }],
  };
}

function infoMessage(
  { contentUrl, name, uniqueId, fileType }: UploadPlace,
  summary: string,
): Partial<Activity> {
  const content = { uniqueId, fileType };
  return { type: 'message', summary, attachments: [{ contentType: infoType, contentUrl, name, content }] };
}
