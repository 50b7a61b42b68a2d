import { asObject, asString } from './jsonHttp.ts';

/** Teams' question whether a bot may put a file into the person's OneDrive. */
export interface FileConsent {
  readonly kind: 'consent';
  readonly name: string;
  readonly description: string;
  readonly sizeInBytes: number;
  readonly acceptContext: unknown;
  readonly declineContext: unknown;
}

/** A file to be opened. */
export interface FileInfo {
  readonly kind: 'info';
  readonly name: string;
  readonly contentUrl: string;
  readonly fileType: string;
}

export type FileCard = FileConsent | FileInfo;

const CONSENT_TYPE = 'application/vnd.microsoft.teams.card.file.consent';
const INFO_TYPE = 'application/vnd.microsoft.teams.card.file.info';

/** The file card in a bot's message; undefined when the attachment is none or lacks what Teams needs. */
export function fileCardOf(attachment: unknown): FileCard | undefined {
  const { contentType, content, name, contentUrl } = asObject(attachment) ?? {};
  const inside = asObject(content);
  const fileName = asString(name);
  if (inside === undefined || fileName === undefined || fileName === '') return undefined;
  if (contentType === CONSENT_TYPE) {
    const { description, sizeInBytes, acceptContext, declineContext } = inside;
    if (typeof sizeInBytes !== 'number') return undefined;
    const text = asString(description) ?? '';
    return { kind: 'consent', name: fileName, description: text, sizeInBytes, acceptContext, declineContext };
  }
  const url = asString(contentUrl);
  if (contentType !== INFO_TYPE || url === undefined) return undefined;
  return { kind: 'info', name: fileName, contentUrl: url, fileType: asString(inside['fileType']) ?? '' };
}
