import { DeliveryError } from '../errors.ts';
import type { UploadOutcome } from '../files/fileOffer.ts';
import { isOnList } from './hostPatterns.ts';

/** OneDrive's way to Usher and back. Teams names the addresses, which carry the right to read or write. */
export interface FileTransfer {
  /** Whether an address is one that files may come from and go to. */
  isAllowed(address: string): boolean;
  download(downloadUrl: string): Promise<Downloaded>;
  /** Throws `DeliveryError` (unavailable) for what may work later. */
  upload(uploadUrl: string, content: Uint8Array): Promise<UploadOutcome>;
}

export type Downloaded =
  { readonly content: Uint8Array } | { readonly problem: 'tooLarge' | 'gone' | 'unavailable' };

/** A list of people is a few kilobytes. */
export const mostMegabytes = 1;
const mostBytes = mostMegabytes * 1024 * 1024;
/** Somebody waits in chat. */
const downloadMs = 6_000;
const uploadMs = 60_000;
const mostRedirects = 3;

/**
 * @param hosts `host`, `host:port` or `*.domain`; the address comes from an activity, so anything outside is not called
 * @param plainHttp whether loopback hosts of the list may be called without TLS; never in production
 */
export function createFileTransfer(hosts: readonly string[], plainHttp: boolean): FileTransfer {
  const isAllowed = (address: string): boolean => {
    const url = URL.parse(address);
    return url !== null && isOnList(url, hosts, plainHttp);
  };
  return {
    isAllowed,
    download: async (downloadUrl) => {
      try {
        return await download(downloadUrl, isAllowed, AbortSignal.timeout(downloadMs));
      } catch {
        // Whatever broke on the way, the person hears the same, and fetch's own words may hold the address.
        return { problem: 'unavailable' };
      }
    },
    upload: (uploadUrl, content) => upload(uploadUrl, content, isAllowed),
  };
}

async function download(
  address: string,
  isAllowed: (address: string) => boolean,
  signal: AbortSignal,
): Promise<Downloaded> {
  let url = address;
  for (let hop = 0; hop <= mostRedirects; hop += 1) {
    if (!isAllowed(url)) return { problem: 'unavailable' };
    const response = await fetch(url, { redirect: 'manual', signal });
    if (response.status >= 300 && response.status < 400) {
      await response.body?.cancel();
      url = URL.parse(response.headers.get('location') ?? '', url)?.href ?? '';
      continue;
    }
    if (response.ok) return await readBody(response);
    await response.body?.cancel();
    return { problem: [401, 403, 404, 410].includes(response.status) ? 'gone' : 'unavailable' };
  }
  return { problem: 'unavailable' };
}

async function readBody(response: Response): Promise<Downloaded> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const body: AsyncIterable<Uint8Array> | null = response.body;
  for await (const chunk of body ?? []) {
    length += chunk.length;
    // Leaving the loop closes the connection.
    if (length > mostBytes) return { problem: 'tooLarge' };
    chunks.push(chunk);
  }
  return { content: Buffer.concat(chunks) };
}

/** The whole file in one go. Source: OneDrive, "Upload bytes to the upload session". */
async function upload(
  uploadUrl: string,
  content: Uint8Array,
  isAllowed: (address: string) => boolean,
): Promise<UploadOutcome> {
  if (!isAllowed(uploadUrl)) return 'refused';
  const status = await put(uploadUrl, content);
  if (status === 200 || status === 201) return 'done';
  // 416: these bytes are there already.
  if (status === 404 || status === 410 || status === 416) return 'gone';
  if (status === 408 || status === 429 || status >= 500) {
    throw new DeliveryError('unavailable', 'OneDrive did not take the file.', { status });
  }
  return 'refused';
}

async function put(uploadUrl: string, content: Uint8Array): Promise<number> {
  const size = content.length;
  const range = `bytes 0-${String(size - 1)}/${String(size)}`;
  try {
    const response = await fetch(uploadUrl, {
      method: 'PUT',
      redirect: 'manual',
      headers: { 'content-type': 'application/octet-stream', 'content-range': range },
      body: content as Uint8Array<ArrayBuffer>,
      signal: AbortSignal.timeout(uploadMs),
    });
    await response.body?.cancel();
    return response.status;
  } catch {
    // The address is a secret and stands in fetch's own words.
    throw new DeliveryError('unavailable', 'OneDrive could not be reached.');
  }
}
