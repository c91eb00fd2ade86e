import 'server-only';
import { env } from '#lib/env.ts';
import { can, mustBeAble } from '#lib/review/access.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { waitingForPerson } from '#lib/review/commands/command.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { differencesOf } from '#lib/review/rules/difference.ts';
import { isPublished, nextPublishState, openStates, type PublishState } from '#lib/review/rules/publish.ts';
import { aloneClosedBecause } from '#lib/review/rules/rollback.ts';
import type { RuleKind, RuleValues } from '#lib/review/rules/rule.ts';
import type { PublishView, WatchView } from '#lib/review/rules/view.ts';
import { comparePassRate, compareScore, type Sample } from '#lib/review/rules/watch.ts';
import { actsOn, stateAt } from '#lib/review/second-person.ts';
import { db } from '../database.ts';
import type { RulePublishWhereInput } from '../generated/models.ts';
import { policiesInForce } from '../policies.ts';
import { unsealText } from '../seal.ts';
import { sentencePlace } from './add-request.ts';
import { simulationView } from './simulations.ts';
import { type RuleSubject, subjectIn } from './subject.ts';

const mostShown = 100;

/** The requests of a subject: the open one first, then the newest. @throws Refusal `not_allowed` */
export async function requestsOf(actor: MemberActor, subject: RuleSubject): Promise<PublishView[]> {
  mustBeAble(actor, 'see-rules');
  const all = await requestsWhere(actor, subjectIn(subject));
  return [...all.filter(isOpen), ...all.filter((request) => !isOpen(request))];
}

/** All open requests, oldest first. @throws Refusal `not_allowed` */
export async function openRequests(actor: MemberActor): Promise<PublishView[]> {
  mustBeAble(actor, 'see-rules');
  return (await requestsWhere(actor, { state: { in: [...openStates] } })).reverse();
}

/** What a request is about. @throws Refusal `not_allowed`, `not_found` */
export async function requestSubject(actor: MemberActor, id: string): Promise<RuleSubject> {
  mustBeAble(actor, 'see-rules');
  const select = { connectionId: true, kind: true, scope: true } as const;
  const row = await db().rulePublish.findUnique({ where: { id }, select });
  if (!row) throw new Refusal('not_found', 'There is no such request.');
  return row as RuleSubject;
}

const people = {
  author: { select: { name: true } },
  approver: { select: { name: true } },
  refuser: { select: { name: true } },
  simulation: { include: { member: { select: { name: true } } }, omit: { detail: true } },
  watch: true,
} as const;

function requestRows(where: RulePublishWhereInput) {
  const orderBy = [{ requestedAt: 'desc' as const }, { id: 'asc' as const }];
  return db().rulePublish.findMany({ where, orderBy, take: mostShown, include: people });
}

type Row = Awaited<ReturnType<typeof requestRows>>[number];

async function requestsWhere(actor: MemberActor, where: RulePublishWhereInput): Promise<PublishView[]> {
  const [rows, inForce, policies] = await Promise.all([requestRows(where), publishedInForce(), policiesInForce()]);
  const stuck = await stuckCommands(rows);
  const people = policies.values.fourEyes.rulesRollback;
  return rows.map((row) => ({
    ...viewOf(actor, row, { inForce: inForce.get(row.id) ?? null, people }),
    isStuck: row.commandIds.some((id) => stuck.has(id)),
  }));
}

async function stuckCommands(rows: readonly Row[]): Promise<Set<string>> {
  const ids = rows.flatMap(({ state, commandIds }) => (state === 'sending' ? commandIds : []));
  const where = { id: { in: ids }, state: { in: [...waitingForPerson] } };
  return new Set((await db().command.findMany({ where, select: { id: true } })).map(({ id }) => id));
}

/** The requests whose values are the newest version of their subject, each with the hash of the version before. */
async function publishedInForce(): Promise<Map<string, InForce>> {
  const rows = await db().$queryRaw<{ id: string | null; beforeHash: string | null }[]>`
    SELECT DISTINCT ON (connection_id, kind, scope) publish_id AS id, lead(content_hash) OVER (
      PARTITION BY connection_id, kind, scope ORDER BY number DESC) AS "beforeHash"
    FROM rule_version WHERE number IS NOT NULL ORDER BY connection_id, kind, scope, number DESC`;
  return new Map(rows.flatMap(({ id, beforeHash }) => (id === null ? [] : [[id, { beforeHash }]])));
}

type InForce = { beforeHash: string | null };
type Around = { inForce: InForce | null; people: 'one' | 'two' };

function isOpen({ state }: PublishView): boolean {
  return openStates.includes(state);
}

function viewOf(actor: MemberActor, row: Row, { inForce, people }: Around): Omit<PublishView, 'isStuck'> {
  // Only written from this type.
  const state = stateAt({ ...row, state: row.state as PublishState }, new Date());
  const isOwn = row.authorId === actor.id;
  const may = {
    ...actsOn(state, { isOwn, canConfirm: can(actor, 'confirm-rules') }),
    withdraw: isOwn && nextPublishState(state, { kind: 'withdraw' }) !== null,
    rollBack: inForce !== null && isPublished(state) && can(actor, 'draft-rules'),
    rollBackAlone: can(actor, 'draft-rules') && isAloneOpen(row, state, { inForce, people }),
  };
  const values = row.values as RuleValues;
  const unseal = (column: 'rationale' | 'answer') =>
    row[column] === null ? null : unsealText(row[column], env().DATA_KEYS, sentencePlace(row.id, column));
  return {
    id: row.id,
    connectionId: row.connectionId,
    kind: row.kind as RuleKind,
    state,
    changes: differencesOf(row.current as RuleValues, values, Object.keys(values)),
    draftHash: row.draftHash,
    currentHash: row.currentHash,
    rationale: unseal('rationale'),
    by: row.author.name,
    at: row.requestedAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    scheduledFor: row.scheduledFor?.toISOString() ?? null,
    confirmedBy: row.approver?.name ?? null,
    refusedBy: row.refuser?.name ?? null,
    answer: unseal('answer'),
    publishedAt: row.publishedAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
    simulation: row.simulation && simulationView(row.simulation),
    rollsBackId: row.rollsBackId,
    allowedBy: row.allowedBy,
    watch: row.watch && watchView(row.watch),
    may,
  };
}

function isAloneOpen(row: Row, state: PublishState | 'expired', { inForce, people }: Around): boolean {
  const watchedUntil = row.watch?.until ?? null;
  const beforeHash = inForce?.beforeHash ?? null;
  return aloneClosedBecause({ ...row, state, watchedUntil, beforeHash, people }, new Date()) === null;
}

function watchView({ until, checkedAt, driftAt, ...samples }: NonNullable<Row['watch']>): WatchView {
  // Only written from this type.
  const [before, after] = [samples.before, samples.after] as unknown as [Sample, Sample];
  return {
    until: until.toISOString(),
    checkedAt: checkedAt?.toISOString() ?? null,
    driftAt: driftAt?.toISOString() ?? null,
    judgedBefore: before.judged,
    judgedAfter: after.judged,
    passRate: comparePassRate(before, after),
    score: compareScore(before, after),
  };
}
