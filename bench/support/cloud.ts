import { startChild } from './childProcess.ts';
import type { CloudAsk, CloudCounts, CloudReady, CloudSettings } from './cloudMessages.ts';
import { cpuSeconds } from './machine.ts';

export interface CloudProcess {
  readonly ready: CloudReady;
  ask(question: CloudAsk['ask']): Promise<CloudCounts>;
  cpuSeconds(): number;
  stop(): Promise<void>;
}

export async function startCloudProcess(settings: CloudSettings): Promise<CloudProcess> {
  const child = await startChild<CloudReady>('cloudProcess.ts', { args: [JSON.stringify(settings)] });
  return {
    ready: child.ready,
    ask: (question) => child.ask({ ask: question }),
    cpuSeconds: () => cpuSeconds(child.pid),
    stop: () => child.stop(),
  };
}
