import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendAnswer } from './jsonHttp.ts';

/** A file in somebody's simulated OneDrive. */
export interface ShelvedFile {
  readonly name: string;
  readonly content: Uint8Array;
}

/** `uploadInfo` as Teams gives it to a bot that may put a file somewhere. */
export interface UploadInfo {
  readonly contentUrl: string;
  readonly name: string;
  readonly uploadUrl: string;
  readonly uniqueId: string;
  readonly fileType: string;
}

const filesPath = '/_sandbox/files/';
const uploadsPath = '/_sandbox/uploads/';
const FILES_KEPT = 200;
const MAX_UPLOAD_BYTES = 60 * 1024 * 1024;

interface Session {
  readonly fileId: string;
  readonly name: string;
  received: Buffer;
}

/**
 * OneDrive as far as bots meet it: files are read by an address that carries the right, and written through an upload
 * session. Source: OneDrive, "Upload large files with an upload session".
 */
export class FileShelf {
  readonly #baseUrl: () => string;
  readonly #files = new Map<string, ShelvedFile>();
  readonly #sessions = new Map<string, Session>();

  constructor(baseUrl: () => string) {
    this.#baseUrl = baseUrl;
  }

  /** Puts a person's own file there; answers its id and where it is read. */
  keep(file: ShelvedFile): { readonly uniqueId: string; readonly downloadUrl: string } {
    const uniqueId = randomUUID();
    this.#store(uniqueId, file);
    return { uniqueId, downloadUrl: this.#urlOf(uniqueId, file.name) };
  }

  /** Opens a session for a file that a bot may put there, once. */
  openUpload(name: string): UploadInfo {
    const [sessionId, fileId] = [randomUUID(), randomUUID()];
    this.#sessions.set(sessionId, { fileId, name, received: Buffer.alloc(0) });
    return {
      contentUrl: this.#urlOf(fileId, name),
      name,
      uploadUrl: `${this.#baseUrl()}${uploadsPath}${sessionId}`,
      uniqueId: fileId,
      fileType: fileTypeOf(name),
    };
  }

  /** What stands at an address of this shelf. */
  find(contentUrl: string): ShelvedFile | undefined {
    const id = URL.parse(contentUrl)?.pathname.slice(filesPath.length).split('/')[0];
    return this.#files.get(id ?? '');
  }

  /** Answers a bot or a page that reads or writes a file; false for other paths. */
  async serve(path: string, request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    if (path.startsWith(filesPath) && request.method === 'GET') {
      this.#read(path.slice(filesPath.length).split('/')[0] ?? '', response);
      return true;
    }
    if (!path.startsWith(uploadsPath)) return false;
    if (request.method === 'PUT') await this.#write(path.slice(uploadsPath.length), request, response);
    else answer(response, 405, 'methodNotAllowed');
    return true;
  }

  #read(id: string, response: ServerResponse): void {
    const file = this.#files.get(id);
    if (file === undefined) {
      answer(response, 404, 'itemNotFound');
      return;
    }
    response.writeHead(200, {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'content-length': file.content.length,
      'x-content-type-options': 'nosniff',
    });
    response.end(file.content);
  }

  async #write(id: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request);
    const session = this.#sessions.get(id);
    if (session === undefined) {
      answer(response, 404, 'itemNotFound');
      return;
    }
    const range = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(request.headers['content-range'] ?? '');
    const [from, to, total] = (range ?? []).slice(1).map(Number);
    if (body === undefined || from === undefined || to === undefined || total === undefined) {
      answer(response, 400, 'invalidRequest');
      return;
    }
    const isNext = from === session.received.length && to - from + 1 === body.length && to < total;
    if (!isNext) {
      answer(response, 416, 'invalidRange');
      return;
    }
    session.received = Buffer.concat([session.received, body]);
    if (session.received.length < total) {
      const next = `${String(session.received.length)}-`;
      sendAnswer(response, { status: 202, body: { nextExpectedRanges: [next] } });
      return;
    }
    this.#sessions.delete(id);
    this.#store(session.fileId, { name: session.name, content: session.received });
    sendAnswer(response, { status: 201, body: { id: session.fileId, name: session.name, size: total } });
  }

  #store(id: string, file: ShelvedFile): void {
    this.#files.set(id, file);
    const oldest = this.#files.keys().next().value;
    if (this.#files.size > FILES_KEPT && oldest !== undefined) this.#files.delete(oldest);
  }

  #urlOf(id: string, name: string): string {
    return `${this.#baseUrl()}${filesPath}${id}/${encodeURIComponent(name)}`;
  }
}

/** What stands behind the last dot. */
export function fileTypeOf(name: string): string {
  return /\.([^.]+)$/u.exec(name)?.[1]?.toLowerCase() ?? '';
}

function answer(response: ServerResponse, status: number, code: string): void {
  sendAnswer(response, { status, body: { error: { code, message: code } } });
}

async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MAX_UPLOAD_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
