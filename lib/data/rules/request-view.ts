import 'server-only';
import { env } from '#lib/env.ts';
import { can, mustBeAble } from '#lib/review/access.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { waitingForPerson } from '#lib/review/commands/command.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { differencesOf } from '#lib/review/rules/difference.ts';
import { isPublished, openStates, type PublishState } from '#lib/review/rules/publish.ts';
import type { RuleKind, RuleValues } from '#lib/review/rules/rule.ts';
import type { PublishView, WatchView } from '#lib/review/rules/view.ts';
import { comparePassRate, compareScore, type Sample } from '#lib/review/rules/watch.ts';
import { db } from '../database.ts';
import type { RulePublishWhereInput } from '../generated/models.ts';
import { unsealText } from '../seal.ts';
import { sentencePlace } from './requests.ts';
import { simulationView } from './simulations.ts';
import { type RuleSubject, subjectIn } from './subject.ts';

const mostShown = 100;

/** The requests of a subject: the open one first, then the newest. @throws Refusal `not_allowed` */
export async function requestsOf(actor: MemberActor, subject: RuleSubject): Promise<PublishView[]> {
  mustBeAble(actor, 'see-rules');
  const all = await requestsWhere(actor, subjectIn(subject));
  return [...all.filter(isOpen), ...all.filter((request) => !isOpen(request))];
}

/** The open requests of all subjects, oldest first. @throws Refusal `not_allowed` */
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
  const [rows, inForce] = await Promise.all([requestRows(where), publishedInForce()]);
  const stuck = await stuckCommands(rows);
  return rows.map((row) => ({
    ...viewOf(actor, row, inForce.has(row.id)),
    isStuck: row.commandIds.some((id) => stuck.has(id)),
  }));
}

async function stuckCommands(rows: readonly Row[]): Promise<Set<string>> {
  const ids = rows.flatMap(({ state, commandIds }) => (state === 'sending' ? commandIds : []));
  const where = { id: { in: ids }, state: { in: [...waitingForPerson] } };
  return new Set((await db().command.findMany({ where, select: { id: true } })).map(({ id }) => id));
}

/** The requests whose values are the newest version of their subject: those that can be rolled back. */
async function publishedInForce(): Promise<Set<string>> {
  const rows = await db().$queryRaw<{ id: string | null }[]>`
    SELECT DISTINCT ON (connection_id, kind, scope) publish_id AS id FROM rule_version
    WHERE number IS NOT NULL ORDER BY connection_id, kind, scope, number DESC`;
  return new Set(rows.flatMap(({ id }) => id ?? []));
}

function isOpen({ state }: PublishView): boolean {
  return openStates.includes(state);
}

function viewOf(actor: MemberActor, row: Row, isInForce: boolean): Omit<PublishView, 'isStuck'> {
  const isOver = row.state === 'waiting' && row.expiresAt <= new Date();
  const state = isOver ? 'expired' : (row.state as PublishState);
  const isOwn = row.authorId === actor.id;
  const mayConfirm = state === 'waiting' && !isOwn && can(actor, 'confirm-rules');
  const canWithdraw = isOwn && ['waiting', 'approved', 'scheduled', 'suspended'].includes(state);
  const mayRollBack = isInForce && isPublished(state) && can(actor, 'draft-rules');
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
    watch: row.watch && watchView(row.watch),
    may: { confirm: mayConfirm, refuse: mayConfirm, withdraw: canWithdraw, rollBack: mayRollBack },
  };
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
