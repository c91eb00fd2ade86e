import { db } from '#lib/data/database.ts';

/** People of a vendor whose case is open and of whose images none was fetched yet. */
export async function unseenApplicants(provider: string, take: number): Promise<{ id: string; images: string[] }[]> {
  const rows = await db().applicant.findMany({
    where: {
      connection: { provider, status: 'active' },
      cases: { some: { state: 'open' } },
      images: { some: {}, every: { state: 'not_fetched' } },
    },
    orderBy: { id: 'desc' },
    take,
    select: { id: true, images: { select: { id: true } } },
  });
  return rows.map(({ id, images }) => ({ id, images: images.map((image) => image.id) }));
}

/** Since when the breaker of a vendor's connection is open, or null. */
export async function openSince(provider: string): Promise<Date | null> {
  const found = await db().gate.findFirst({
    where: { connection: { provider, status: 'active' } },
    select: { openedAt: true },
  });
  return found?.openedAt ?? null;
}

/** As if the time had passed after which a shut gate lets one call through. */
export async function timeForProbe(provider: string): Promise<void> {
  await db().$executeRaw`
    UPDATE gate SET opened_at = opened_at - interval '1 minute', probe_started_at = probe_started_at - interval '1 minute'
    WHERE connection_id IN (SELECT id FROM connection WHERE provider = ${provider})`;
}

/** As if the vendor had answered again: the journeys that follow have nothing to do with this weather. */
export async function forgetFailures(provider: string): Promise<void> {
  const calm = { openedAt: null, probeStartedAt: null, firstFailureAt: null, failures: 0, pausedUntil: null };
  await db().gate.updateMany({ where: { connection: { provider } }, data: calm });
  await db().pull.updateMany({ where: { connection: { provider } }, data: { problem: null, problemAt: null } });
}

export function percentile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
