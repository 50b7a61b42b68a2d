import fs from 'node:fs';
import type { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

type InitOptions = Parameters<NodeFS['init']>[1];
type InitResult = Awaited<ReturnType<NodeFS['init']>>;

interface StreamOps {
  fsync?: (stream: { nfd: number }) => number;
}

/**
 * PGlite's file system with the one call it lacks: without it nothing ever asks the disk to keep a commit, and
 * a power cut can lose what somebody was told is decided. Unofficial, hence the pinned version and its test.
 */
export class FsyncNodeFS extends NodeFS {
  override async init(pg: PGlite, options: InitOptions): Promise<InitResult> {
    const result = await super.init(pg, options);
    const inherited = [result.emscriptenOpts.preRun ?? []].flat();
    result.emscriptenOpts.preRun = [...inherited, addFsync] as typeof inherited;
    return result;
  }
}

function addFsync(module: unknown): void {
  const ops = (module as { NODEFS: { stream_ops: StreamOps } }).NODEFS.stream_ops;
  ops.fsync ??= (stream) => {
    fs.fdatasyncSync(stream.nfd);
    return 0;
  };
}
