import 'server-only';
import type { CaseEvent } from '#lib/review/endpoints/event.ts';
import type { ToldEndpoint } from '#lib/review/endpoints/view.ts';
import { db } from '../database.ts';

/** How long a process shows the same list after a change that another process made, in milliseconds. */
const keptMs = 5_000;

// Next bundles pages, actions and routes separately; globalThis gives them one list per process.
const shared = globalThis as typeof globalThis & { docketTold?: { until: number; told: Promise<ToldEndpoint[]> } };

/**
 * The active endpoints with their events, by name: what a reviewer sees of where a decision is told. Kept for 5 s,
 * because it is asked for with every applicant and changes a few times a year. It only informs: who is told is
 * decided by the database when a decision is recorded.
 */
export function toldEndpoints(): Promise<ToldEndpoint[]> {
  const known = shared.docketTold;
  if (known && known.until > performance.now()) return known.told;
  const told = readTold();
  shared.docketTold = { until: performance.now() + keptMs, told };
  told.catch(forgetTold);
  return told;
}

/** After a change of endpoints in this process: the next applicant shows it. */
export function forgetTold(): void {
  delete shared.docketTold;
}

async function readTold(): Promise<ToldEndpoint[]> {
  const rows = await db().endpoint.findMany({
    where: { state: 'active' },
    orderBy: { name: 'asc' },
    select: { name: true, events: true },
  });
  // The column is only written from this type.
  return rows.map(({ name, events }) => ({ name, events: events as CaseEvent[] }));
}
