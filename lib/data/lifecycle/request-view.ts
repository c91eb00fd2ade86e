import 'server-only';
import { env } from '#lib/env.ts';
import { can, mustBeAble } from '#lib/review/access.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { caseNumber } from '#lib/review/case/case.ts';
import { type Act, factsOfAct } from '#lib/review/lifecycle/act.ts';
import type { OfAll, RequestState, RequestView } from '#lib/review/lifecycle/view.ts';
import { actsOn, stateAt } from '#lib/review/second-person.ts';
import { db } from '../database.ts';
import type { ErasureRequestWhereInput } from '../generated/models.ts';
import { unsealText } from '../seal.ts';
import { requestPlace } from './request-seal.ts';

const mostShown = 100;

type Row = Awaited<ReturnType<typeof rowsWhere>>[number];

/** The requests for erasure that wait, oldest first, and those that ended, newest first: at most 100 each of all. */
export type Requests = { waiting: OfAll<RequestView>; ended: OfAll<RequestView> };

/** @throws Refusal `not_allowed` */
export async function erasureRequests(actor: MemberActor): Promise<Requests> {
  mustBeAble(actor, 'ask-erasure');
  const now = new Date();
  const waits = { state: 'waiting', expiresAt: { gt: now } };
  const [open, over, openOfAll, overOfAll] = await Promise.all([
    rowsWhere(waits, 'asc'),
    rowsWhere({ NOT: waits }, 'desc'),
    db().erasureRequest.count({ where: waits }),
    db().erasureRequest.count({ where: { NOT: waits } }),
  ]);
  return {
    waiting: { rows: await viewsOf(actor, open, now), all: openOfAll },
    ended: { rows: await viewsOf(actor, over, now), all: overOfAll },
  };
}

/** The request of a job, or null. The caller checks the right. */
export async function requestOfJob(actor: MemberActor, jobId: string): Promise<RequestView | null> {
  const [view] = await viewsOf(actor, await rowsWhere({ jobId }, 'asc'), new Date());
  return view ?? null;
}

/** A request that waits for a second person, or null. The caller checks the right. */
export async function waitingRequest(actor: MemberActor, id: string): Promise<RequestView | null> {
  return (await viewsOf(actor, await rowsWhere({ id }, 'asc'), new Date()))[0] ?? null;
}

const possible = { where: { not: 'nowhere' } };

/** Two are enough to see whether a request is about one applicant. */
const firstTwo = {
  where: possible,
  take: 2,
  select: { applicant: { select: { cases: { orderBy: { round: 'desc' }, take: 1, select: { number: true } } } } },
} as const;

function rowsWhere(where: ErasureRequestWhereInput, order: 'asc' | 'desc') {
  return db().erasureRequest.findMany({
    where,
    orderBy: [{ requestedAt: order }, { id: 'asc' }],
    take: mostShown,
    include: {
      requester: { select: { name: true } },
      confirmer: { select: { name: true } },
      job: {
        select: { act: true, policyVersion: true, items: firstTwo, _count: { select: { items: { where: possible } } } },
      },
    },
  });
}

async function viewsOf(actor: MemberActor, rows: Row[], now: Date): Promise<RequestView[]> {
  const refusers = rows.flatMap(({ refusedBy }) => refusedBy ?? []);
  const members = await db().member.findMany({ where: { id: { in: refusers } }, select: { id: true, name: true } });
  const names = new Map(members.map(({ id, name }) => [id, name]));
  return rows.map((row) => viewOf(actor, row, names, now));
}

function viewOf(actor: MemberActor, row: Row, names: Map<string, string>, now: Date): RequestView {
  // Only written from these types.
  const state = stateAt({ ...row, state: row.state as RequestState }, now);
  const act = row.job.act as Act;
  const reader = { isOwn: row.requestedBy === actor.id, canConfirm: can(actor, 'confirm-erasure') };
  const maySee = can(actor, 'ask-erasure') || reader.isOwn;
  return {
    id: row.id,
    jobId: row.jobId,
    policyVersion: row.job.policyVersion,
    act,
    name: factsOfAct(act).name,
    applicants: row.job._count.items,
    caseNumber: caseOf(row),
    state,
    by: row.requester.name,
    at: row.requestedAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    reason: maySee ? textOf(row, 'reason') : null,
    endedBy: row.confirmer?.name ?? (row.refusedBy && names.get(row.refusedBy)) ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
    answer: maySee ? textOf(row, 'answer') : null,
    may: actsOn(state, reader),
  };
}

function caseOf({ job: { items } }: Row): string | null {
  const number = items.length === 1 ? items[0]?.applicant.cases[0]?.number : undefined;
  return number === undefined ? null : caseNumber(number);
}

function textOf(row: Row, column: 'reason' | 'answer'): string | null {
  const sealed = row[column];
  return sealed === null ? null : unsealText(sealed, env().DATA_KEYS, requestPlace(row.id, column));
}
