import type { ShelvedFile } from '../../src/sandbox/teams/fileShelf.ts';

/** A file as a person has it on their machine. */
export function aFile(name: string, content: string | Uint8Array): ShelvedFile {
  return { name, content: typeof content === 'string' ? new TextEncoder().encode(content) : content };
}
