import type { FileInfo } from './fileCards.ts';
import { fileTypeOf } from './fileShelf.ts';

interface KeptFile {
  readonly name: string;
  readonly uniqueId: string;
  readonly downloadUrl: string;
}

/** A person's file as the bot hears of it. Source: Teams, "Receive files in personal chat". */
export function downloadInfo({ name, uniqueId, downloadUrl }: KeptFile): object {
  return {
    contentType: 'application/vnd.microsoft.teams.file.download.info',
    contentUrl: downloadUrl,
    name,
    content: { downloadUrl, uniqueId, fileType: fileTypeOf(name), etag: uniqueId },
  };
}

/** The same file as it stands in the person's own message. */
export function shownFile(file: KeptFile | undefined): FileInfo | null {
  if (file === undefined) return null;
  return { kind: 'info', name: file.name, contentUrl: file.downloadUrl, fileType: fileTypeOf(file.name) };
}
