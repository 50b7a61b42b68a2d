import type { BotUnderLoad } from './bots.ts';
import type { CloudProcess } from './cloud.ts';

export interface Measured {
  readonly rps: number;
  readonly latencies: readonly number[];
  readonly refused: number;
  /** CPU of the bot's own process, and of its store where that has one, in milliseconds a turn. */
  readonly cpuMs: number;
  /** CPU of the cloud and of this process, in milliseconds a turn. */
  readonly othersCpuMs: number;
}

export interface MeasureSettings {
  readonly seconds: number;
  readonly concurrency: number;
  readonly cloud: CloudProcess;
}

export async function measure(
  bot: BotUnderLoad,
  { seconds, concurrency, cloud }: MeasureSettings,
  nextBody: () => string,
): Promise<Measured> {
  const othersCpu = (): number => cloud.cpuSeconds() + ownCpuSeconds();
  const before = { bot: bot.cpuSeconds(), others: othersCpu() };
  const run = await bot.load.forSeconds(seconds, concurrency, nextBody);
  const turns = run.latencies.length;
  return {
    rps: (turns * 1000) / run.elapsedMs,
    latencies: run.latencies,
    refused: run.refused,
    cpuMs: ((bot.cpuSeconds() - before.bot) * 1000) / turns,
    othersCpuMs: ((othersCpu() - before.others) * 1000) / turns,
  };
}

function ownCpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
