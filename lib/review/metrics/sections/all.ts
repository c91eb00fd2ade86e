import type { MetricsRead } from '../read.ts';
import { agesSection } from './ages.ts';
import { type MetricSection, numberColumn, wordColumn } from './cell.ts';
import { funnelSection } from './funnel.ts';
import { groupSection } from './groups.ts';
import { healthSection } from './health.ts';
import { hitsSection } from './hits.ts';
import { providersSection } from './providers.ts';
import { reasonsSection } from './reasons.ts';
import { reviewersSection } from './reviewers.ts';
import { tileRows, tilesOf } from './tiles.ts';
import { timesSection } from './times.ts';
import { volumeSection } from './volume.ts';

/** Every section that the reader may see, in the order of the screen. */
export function sectionsOf(read: MetricsRead): MetricSection[] {
  const everyone = [volumeSection(read), timesSection(read)];
  const desk = read.isOwn ? [] : [agesSection(read), funnelSection(read), hitsSection(read), healthSection(read)];
  const groups = (['risk', 'flow', 'document', 'country'] as const).map((by) => groupSection(read, by));
  return [
    summarySection(read),
    ...everyone,
    ...desk,
    reasonsSection(read),
    providersSection(read),
    ...groups,
    reviewersSection(read),
  ].filter((section) => section !== null);
}

/** The first numbers as a table, for a file. */
function summarySection(read: MetricsRead): MetricSection {
  return {
    id: 'summary',
    title: 'Summary',
    stamp: '',
    definition: 'The first numbers of the page.',
    columns: [wordColumn('Number'), wordColumn('Part'), numberColumn('Value'), wordColumn('Beside it')],
    rows: tileRows(tilesOf(read)),
  };
}
