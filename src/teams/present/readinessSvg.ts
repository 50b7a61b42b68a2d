import { readinessClasses, systems } from '../../admin/readiness.ts';
import type { Sums } from '../../admin/readinessReport.ts';
import type { ReadinessWording } from '../wording/readiness/readinessWording.ts';

const width = 640;
const barHeight = 26;
const rowHeight = 54;
const legendHeight = 30;
/** A number narrower than this would stand on its neighbour. */
const roomForNumber = 28;

/** One bar a system, parted by class. Its sentences stand beside it for whoever cannot see it. */
export function sumsChart(sums: Sums, say: ReadinessWording): string {
  const rows = systems.map((system, at) => {
    const counts = sums[system];
    const all = Math.max(1, counts.ready + counts.readyAfter + counts.notPossible);
    const top = legendHeight + at * rowHeight;
    let left = 0;
    const parts = readinessClasses.map((name) => {
      const size = (width * counts[name]) / all;
      const middle = left + size / 2;
      const number =
        size < roomForNumber
          ? ''
          : `<text x="${middle.toFixed(1)}" y="${String(top + 37)}" text-anchor="middle" class="on-${name}">${String(counts[name])}</text>`;
      const part = `<rect x="${left.toFixed(1)}" y="${String(top + 20)}" width="${size.toFixed(1)}" height="${String(barHeight)}" class="part-${name}"/>${number}`;
      left += size;
      return part;
    });
    return `<text x="0" y="${String(top + 13)}" class="name">${say.systems[system]}</text>${parts.join('')}`;
  });
  const legend = readinessClasses.map((name, at) => {
    const left = at * 200;
    return `<rect x="${String(left)}" y="2" width="14" height="14" class="part-${name}"/><text x="${String(left + 20)}" y="14" class="name">${say.classes[name]}</text>`;
  });
  const height = legendHeight + systems.length * rowHeight;
  return `<svg viewBox="0 0 ${String(width)} ${String(height)}" role="img" aria-label="${say.chartTitle}">${legend.join('')}${rows.join('')}</svg>`;
}
