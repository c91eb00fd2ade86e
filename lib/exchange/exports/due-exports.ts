import type { Asker } from '#lib/data/cases/asker.ts';
import { readPage } from '#lib/data/cases/queue.ts';
import {
  failExport,
  finishExport,
  membersWithDueExports,
  releaseExport,
  savePage,
  type TakenExport,
  takeExport,
} from '#lib/data/exports/work.ts';
import { providerLabel } from '#lib/providers/registry.ts';
import { worker } from '#lib/review/actor.ts';
import { mostExported } from '#lib/review/exports/view.ts';
import { csvOf } from '../csv.ts';
import { inWords } from '../queue-page.ts';
import type { DueWork } from '../runner.ts';
import { caseColumns, caseLine } from './case-lines.ts';

/** How long a process has a file to itself without saving a page, in milliseconds. */
const leaseMs = 60_000;

/** Cases per page: all that is in memory at a time. */
export const casesPerPage = 500;

/** A file that was begun so often without a page is given up. */
const mostTries = 5;

/** Files of the queue's cases that members ordered, each member's one after the other. */
export const dueExports: DueWork = {
  name: 'write a file of cases',
  everyMs: 1_000,
  atOnce: 1,
  atOnceInAll: 2,
  due: membersWithDueExports,
  async workOne(memberId, stopping) {
    const taken = await takeExport(memberId, leaseMs);
    if (taken === null) return null;
    await write(taken, stopping);
    return 0;
  },
};

async function write(taken: TakenExport, stopping: AbortSignal): Promise<void> {
  if (taken.asker === null || taken.tries > mostTries) return failExport(worker, taken);
  for await (const page of pagesWritten({ ...taken, asker: taken.asker })) {
    if (!page.isOurs) return;
    if (stopping.aborted) return releaseExport(taken);
    // It grew while it was written.
    if (page.written > mostExported) return failExport(worker, taken);
  }
  await finishExport(taken);
}

/**
 * Writes page after page, from where the last process stopped; says after each how many cases are written.
 * `isOurs`: false when another process has the file now, or it was removed.
 */
export async function* pagesWritten(taken: TakenExport & { asker: Asker }) {
  const { asker, filter, only } = taken;
  let { parts, cursor, written } = taken;
  while (parts === 0 || cursor !== null) {
    const how = { isMasked: true, size: casesPerPage, only, labelOf: providerLabel };
    const { rows, next } = await readPage(asker, { ...filter, cursor }, how);
    const lines = rows.map((row) => caseLine(inWords(row)));
    const text = csvOf(parts === 0 ? [caseColumns, ...lines] : lines);
    const isOurs = await savePage(taken, { text, rows: rows.length, next }, leaseMs);
    parts += 1;
    written += rows.length;
    cursor = next;
    yield { written, isOurs };
  }
}
