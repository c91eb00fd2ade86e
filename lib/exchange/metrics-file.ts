import { record } from '#lib/data/ledger/ledger.ts';
import type { Actor } from '#lib/review/actor.ts';
import type { MetricsChoice } from '#lib/review/metrics/address.ts';
import { metricRows } from '#lib/review/metrics/file.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { csvOf } from './csv.ts';
import { metricsPage } from './metrics-page.ts';

/**
 * The numbers of a section, or of all (null), as CSV. The export is recorded before it is given away.
 * @throws Refusal `not_allowed`; `not_found` for a section that this member does not have
 */
export async function metricsFile(
  actor: Actor,
  choice: MetricsChoice,
  section: string | null,
  now: Date,
): Promise<{ name: string; text: string }> {
  const { read } = await metricsPage(actor, choice, now);
  const rows = metricRows(read, section);
  if (!rows) throw new Refusal('not_found', 'There is no such section.');
  const { from, to, zone } = read.now.range;
  const details = { section, from, to, zone, rows: rows.length - 1 };
  await record(actor, { kind: 'metrics.exported', details }, null);
  return { name: `docket-metrics-${section ?? 'all'}-${from}-${to}.csv`, text: csvOf(rows) };
}
