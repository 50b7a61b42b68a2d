import { readdirSync, readFileSync } from 'node:fs';
import os from 'node:os';

/** Clock ticks a second in /proc; 100 on every Linux that Node runs on. */
const ticks = 100;

export interface MachineFacts {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly loadAverage: readonly number[];
  readonly versions: Readonly<Record<string, string>>;
}

export function describeMachine(packages: readonly string[]): MachineFacts {
  const versionOf = (name: string): string => {
    const file = new URL(`../../node_modules/${name}/package.json`, import.meta.url);
    return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
  };
  return {
    cpu: os.cpus()[0]?.model ?? 'unknown',
    cores: os.cpus().length,
    memoryGb: Math.round(os.totalmem() / 1e9),
    loadAverage: os.loadavg().map((load) => Math.round(load * 100) / 100),
    versions: {
      node: process.version,
      ...Object.fromEntries(packages.map((name) => [name, versionOf(name)])),
    },
  };
}

/** CPU seconds a process has used, user and system; NaN where the system does not tell. */
export function cpuSeconds(pid: number): number {
  try {
    return cpuIn(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return Number.NaN;
  }
}

/** CPU seconds of all processes of this program name that descend from this process. */
export function cpuSecondsOfDescendants(program: string): number {
  const processes = listProcesses();
  const descends = (pid: number): boolean => {
    const parent = processes.get(pid)?.parent;
    return parent !== undefined && (parent === process.pid || descends(parent));
  };
  return [...processes]
    .filter(([pid, found]) => found.program === program && descends(pid))
    .reduce((total, [, found]) => total + found.cpu, 0);
}

interface Found {
  readonly program: string;
  readonly parent: number;
  readonly cpu: number;
}

function listProcesses(): ReadonlyMap<number, Found> {
  const found = new Map<number, Found>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const program = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
      found.set(Number(name), { program, parent: Number(fieldsOf(stat)[1]), cpu: cpuIn(stat) });
    } catch {
      // It ended meanwhile.
    }
  }
  return found;
}

function cpuIn(stat: string): number {
  const fields = fieldsOf(stat);
  return (Number(fields[11]) + Number(fields[12])) / ticks;
}

/** What follows the program's name, which may hold anything: state, parent, … user ticks, system ticks. */
function fieldsOf(stat: string): readonly string[] {
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}
