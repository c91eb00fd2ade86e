import { db } from '#lib/data/database.ts';

/** Applicants of a provider with an open case and no image fetched yet. */
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

/** When the breaker of a provider's connection opened; null while it is closed. */
export async function openSince(provider: string): Promise<Date | null> {
  const found = await db().gate.findFirst({
    where: { connection: { provider, status: 'active' } },
    select: { openedAt: true },
  });
  return found?.openedAt ?? null;
}

/** Ends the pause after which an open breaker lets one call through. */
export async function endBreakerPause(provider: string): Promise<void> {
  await db().$executeRaw`
    UPDATE gate
    SET opened_at = opened_at - interval '1 minute', probe_started_at = probe_started_at - interval '1 minute'
    WHERE connection_id IN (SELECT id FROM connection WHERE provider = ${provider})`;
}

/** Closes the breaker and clears the pull's problem, so that later journeys are not affected. */
export async function forgetFailures(provider: string): Promise<void> {
  const calm = { openedAt: null, probeStartedAt: null, firstFailureAt: null, failures: 0, pausedUntil: null };
  await db().gate.updateMany({ where: { connection: { provider } }, data: calm });
  await db().pull.updateMany({ where: { connection: { provider } }, data: { problem: null, problemAt: null } });
}

/** `share` from 0 to 1. */
export function percentile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
