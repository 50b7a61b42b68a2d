import type { ProductSeats } from '../../licensing/licenceOverview.ts';
import type { LicencesData, ProductTrend } from '../../licensing/licenceViews.ts';
import type { LicencesWording } from '../wording/licences/licencesWording.ts';
import { strong, text, type Text } from '../wording/text.ts';
import type { Wording } from '../wording/wording.ts';
import { frame, lines, marks, type CardFrame, type Line, type Mark, type Presented } from './presented.ts';

interface LicencesCard extends CardFrame {
  readonly titles: LicencesWording['titles'];
  readonly asOf: readonly Line[];
  readonly isEmpty: boolean;
  readonly none: string;
  readonly chartTitle: string;
  /** For the chart element of Teams. */
  readonly chart: readonly ChartRow[];
  /** The same for clients without it: the scarcest products as bars, each part as wide as it is large. */
  readonly legend: readonly { readonly text: string; readonly color: string; readonly isSubtle: boolean }[];
  readonly bars: readonly Bar[];
  readonly items: readonly ProductRow[];
  readonly hasTrend: boolean;
  readonly trendTitle: string;
  readonly trendChart: readonly {
    readonly legend: string;
    readonly values: readonly { readonly x: string; readonly y: number }[];
  }[];
  readonly trendLines: readonly string[];
  readonly runsOut: readonly string[];
  readonly hint: string;
  readonly hasSets: boolean;
  readonly page: number;
  readonly hasPrevious: boolean;
  readonly previousPage: number;
  readonly hasMore: boolean;
  readonly nextPage: number;
}

interface ChartRow {
  readonly title: string;
  readonly data: readonly { readonly legend: string; readonly value: number; readonly color: string }[];
}

interface Bar {
  readonly title: string;
  readonly parts: readonly { readonly width: number; readonly style: string; readonly count: string }[];
}

interface ProductRow {
  readonly name: Text;
  readonly mark: Mark;
  readonly counts: string;
  readonly notes: readonly string[];
}

/** The parts of a bar, with their colours in the chart and in its fallback. */
const seatParts = [
  { part: 'used', color: 'categoricalBlue', style: 'accent', ink: 'Accent' },
  { part: 'promised', color: 'warning', style: 'warning', ink: 'Warning' },
  { part: 'free', color: 'good', style: 'good', ink: 'Good' },
] as const;
/** More would fill the screen of a phone; the words below have every product. */
const mostBars = 4;

/** All products with their seats, as a chart and in words. */
export function presentLicences(overview: LicencesData, wording: Wording): Presented {
  const say = wording.licences;
  const counted = overview.products.filter(({ used, promised, free }) => used + promised + free > 0);
  const data: LicencesCard = {
    ...frame(wording),
    titles: say.titles,
    asOf: lines(say.asOf(overview.asOf)),
    isEmpty: overview.products.length === 0,
    none: say.noProducts,
    chartTitle: say.titles.overview,
    chart: counted.map((product) => ({
      title: product.name,
      data: seatParts.map(({ part, color }) => ({ legend: say.labels[part], value: product[part], color })),
    })),
    legend: seatParts.flatMap(({ part, ink }) => [
      { text: '■ ', color: ink, isSubtle: false },
      { text: `${say.labels[part]}   `, color: 'Default', isSubtle: true },
    ]),
    bars: counted.slice(0, mostBars).map(toBar),
    items: overview.products.map((product) => toRow(product, say)),
    ...trendOf(overview.trends, say),
    hint: say.typedHint,
    hasSets: overview.hasSets,
    page: overview.page,
    hasPrevious: overview.page > 0,
    previousPage: overview.page - 1,
    hasMore: overview.more,
    nextPage: overview.page + 1,
  };
  return { data, summary: say.titles.overview };
}

function trendOf(
  trends: readonly ProductTrend[],
  say: LicencesWording,
): Pick<LicencesCard, 'hasTrend' | 'trendTitle' | 'trendChart' | 'trendLines' | 'runsOut'> {
  return {
    hasTrend: trends.length > 0,
    trendTitle: say.trendTitle,
    trendChart: trends.map(({ name, weeks }) => ({
      legend: name,
      values: weeks.map(({ week, used }) => ({ x: week, y: used })),
    })),
    trendLines: trends.map(({ name, weeks }) =>
      say.trend(
        name,
        weeks.map(({ used }) => used),
      ),
    ),
    runsOut: trends.flatMap(({ name, weeksLeft }) =>
      weeksLeft === null || weeksLeft > 26 ? [] : [say.runsOut(name, weeksLeft)],
    ),
  };
}

function toBar(product: ProductSeats): Bar {
  const total = product.used + product.promised + product.free;
  return {
    title: product.name,
    parts: seatParts
      .filter(({ part }) => product[part] > 0)
      // Teams gives a column no more than its share, and a number needs room.
      .map(({ part, style }) => ({
        width: Math.max(12, Math.round((100 * product[part]) / total)),
        style,
        count: String(product[part]),
      })),
  };
}

const markOfLevel: Readonly<Record<ProductSeats['level'], Mark>> = {
  fine: marks.done,
  low: marks.active,
  empty: marks.refused,
};

function toRow(product: ProductSeats, say: LicencesWording): ProductRow {
  const { name, level, status } = product;
  return {
    name: text`${strong(name)}`,
    mark: status === null ? markOfLevel[level] : marks.refused,
    counts: say.counts(product),
    notes: [
      ...(level === 'fine' ? [] : [say.levels[level]]),
      ...(status === null ? [] : [say.status(status)]),
    ],
  };
}
