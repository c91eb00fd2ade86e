import 'server-only';
import { mustBeAble } from '#lib/review/access.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import type { RetentionPolicy } from '#lib/review/policies/policies.ts';
import { dueAt, type KeptBy, type RetentionFacts, runsFrom } from '#lib/review/retention/due.ts';
import {
  branchesOf,
  compareDue,
  type DueBranch,
  type DueFilter,
  type DuePosition,
  type DueTab,
} from '#lib/review/retention/page.ts';
import type { RetentionCounts } from '#lib/review/retention/view.ts';
import { db, type Tx } from '../database.ts';
import { Prisma } from '../generated/client.ts';

/** An applicant of a list, in its place. */
export type Found = DuePosition & RetentionFacts & { connectionId: string };

type Reader = Pick<Tx, '$queryRaw' | 'connection'>;

/** What is listed: by which policy, at which moment. */
export type Asked = DueFilter & { policy: RetentionPolicy; now: Date };

/**
 * The first applicants of a list after a position, the one due longest first. Each rule is a range of an index, for
 * each connection, so that a page costs the same at any depth and of any number of applicants.
 */
export async function listDue(
  tx: Reader,
  { policy, now, ...filter }: Asked,
  page: { tab: DueTab; after: DuePosition | null; most: number },
): Promise<Found[]> {
  const connections = await connectionsOf(tx, filter.providers);
  const branches = branchesOf(policy, now, { ...filter, ...page });
  const found: Row[] = [];
  // One after the other: a page must not take several connections at once.
  for (const branch of branches) found.push(...(await rowsOf(tx, branch, connections, page.most)));
  return found
    .flatMap((row) => {
      const due = dueAt(row, policy);
      return due === null ? [] : [{ ...row, due, moment: runsFrom(row, policy) }];
    })
    .sort(compareDue)
    .slice(0, page.most);
}

/** How many are due, coming and held by a policy. @throws Refusal `not_allowed` */
export async function retentionCounts(actor: MemberActor, asked: Asked): Promise<RetentionCounts> {
  mustBeAble(actor, 'see-retention');
  return countDue(db(), asked);
}

/** {@link retentionCounts} for the preview of a policy; the caller checks the right. */
export async function countDue(tx: Reader, { policy, now, outcomes, providers }: Asked): Promise<RetentionCounts> {
  const connections = await connectionsOf(tx, providers);
  const counts = { due: 0, coming: 0, held: 0 };
  for (const tab of ['due', 'coming', 'held'] as const)
    for (const branch of branchesOf(policy, now, { tab, outcomes, after: null }))
      counts[tab] += await countOf(tx, branch, connections);
  return counts;
}

async function connectionsOf(tx: Reader, providers: readonly string[]): Promise<string[]> {
  const where = providers.length === 0 ? {} : { provider: { in: [...providers] } };
  return (await tx.connection.findMany({ where, select: { id: true } })).map(({ id }) => id);
}

type Row = RetentionFacts & { id: string; connectionId: string };

function rowsOf(tx: Reader, branch: DueBranch, connections: string[], most: number): Promise<Row[]> {
  const { moment, kept, from, after, before, outcome } = partsOf(branch);
  return tx.$queryRaw<(Row & { keptBy: KeptBy[] })[]>`
    SELECT p.applicant_id AS id, p.connection_id AS "connectionId", p.outcome, p.decided_at AS "decidedAt",
      p.active_at AS "activeAt", p.kept_by AS "keptBy"
    FROM unnest(${connections}::uuid[]) n (id) CROSS JOIN unnest(${kept}::boolean[]) k (is_kept) CROSS JOIN LATERAL (
      SELECT * FROM retention r
      WHERE r.connection_id = n.id AND r.outcome = ${outcome} AND r.is_kept = k.is_kept
        AND (${moment}, r.applicant_id) > (${from}::timestamptz, ${after}::uuid) AND ${moment} < ${before}::timestamptz
      ORDER BY ${moment}, r.applicant_id LIMIT ${most}) p`;
}

async function countOf(tx: Reader, branch: DueBranch, connections: string[]): Promise<number> {
  const { moment, kept, from, before, outcome } = partsOf(branch);
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT coalesce(sum(p.amount), 0)::int AS count
    FROM unnest(${connections}::uuid[]) n (id) CROSS JOIN unnest(${kept}::boolean[]) k (is_kept) CROSS JOIN LATERAL (
      SELECT count(*) AS amount FROM retention r
      WHERE r.connection_id = n.id AND r.outcome = ${outcome} AND r.is_kept = k.is_kept
        AND ${moment} >= ${from}::timestamptz AND ${moment} < ${before}::timestamptz) p`;
  return row?.count ?? 0;
}

function partsOf({ by, kept, ...branch }: DueBranch) {
  const moment = by === 'decided' ? Prisma.sql`r.decided_at` : Prisma.sql`r.active_at`;
  return { ...branch, kept: [...kept], moment };
}
