import 'server-only';
import { env } from '#lib/env.ts';
import { can, mustBeAble } from '#lib/review/access.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { differencesOf } from '#lib/review/rules/difference.ts';
import { openStates, type PublishState } from '#lib/review/rules/publish.ts';
import type { RuleKind, RuleValues } from '#lib/review/rules/rule.ts';
import type { CurrentRules, DraftView, PublishView, WatchView } from '#lib/review/rules/view.ts';
import { comparePassRate, compareScore, type Sample } from '#lib/review/rules/watch.ts';
import { db } from '../database.ts';
import type { RulePublishWhereInput } from '../generated/models.ts';
import { unsealText } from '../seal.ts';
import { draftOf } from './drafts.ts';
import { sentencePlace } from './requests.ts';
import { type RuleSubject, rulesHash } from './subject.ts';

const mostShown = 100;

/** The newest version of a subject; null before its first reading. @throws Refusal `not_allowed` */
export async function currentView(actor: MemberActor, subject: RuleSubject): Promise<CurrentRules | null> {
  mustBeAble(actor, 'see-rules');
  const [row, before] = await db().ruleVersion.findMany({
    where: { ...subject, number: { not: null } },
    orderBy: { number: 'desc' },
    take: 2,
    include: {
      accepter: { select: { name: true } },
      publish: { select: { author: { select: { name: true } } } },
    },
  });
  if (!row || row.number === null) return null;
  const values = row.values as RuleValues;
  const isOpen = row.source === 'outside' && row.acceptedAt === null;
  return {
    versionId: row.id,
    number: row.number,
    source: row.source as CurrentRules['source'],
    values,
    since: row.seenAt.toISOString(),
    by: row.publish?.author.name ?? row.accepter?.name ?? null,
    outside: isOpen ? differencesOf((before?.values ?? {}) as RuleValues, values, Object.keys(values)) : null,
  };
}

/** The draft of a subject, or null. @throws Refusal `not_allowed` */
export async function draftView(actor: MemberActor, subject: RuleSubject): Promise<DraftView | null> {
  mustBeAble(actor, 'see-rules');
  const [draft, current] = await Promise.all([draftOf(subject), currentView(actor, subject)]);
  if (!draft) return null;
  const { name } = await db().member.findUniqueOrThrow({ where: { id: draft.memberId }, select: { name: true } });
  return {
    version: draft.version,
    base: draft.base,
    values: draft.values,
    by: name,
    isOwn: draft.memberId === actor.id,
    savedAt: draft.savedAt.toISOString(),
    isBehind: current !== null && rulesHash(current.values) !== draft.baseHash,
  };
}

/** The last request of a subject, open or published and watched; null where there is none to show. */
export async function lastRequest(actor: MemberActor, subject: RuleSubject): Promise<PublishView | null> {
  mustBeAble(actor, 'see-rules');
  const [open] = await requestsWhere(actor, { ...subject, state: { in: [...openStates] } }, 1);
  if (open) return open;
  const [last] = await requestsWhere(actor, { ...subject }, 1);
  return last ?? null;
}

/** All open requests, oldest first, and those that ended, newest first. @throws Refusal `not_allowed` */
export async function allRequests(actor: MemberActor): Promise<{ open: PublishView[]; ended: PublishView[] }> {
  mustBeAble(actor, 'see-rules');
  const open = await requestsWhere(actor, { state: { in: [...openStates] } }, mostShown);
  const ended = await requestsWhere(actor, { state: { notIn: [...openStates] } }, mostShown);
  return { open: open.reverse(), ended };
}

/** What a request is about. @throws Refusal `not_allowed`, `not_found` */
export async function requestSubject(actor: MemberActor, id: string): Promise<RuleSubject> {
  mustBeAble(actor, 'see-rules');
  const select = { connectionId: true, kind: true, scope: true } as const;
  const row = await db().rulePublish.findUnique({ where: { id }, select });
  if (!row) throw new Refusal('not_found', 'There is no such request.');
  return row as RuleSubject;
}

/** The values of one version of a subject. @throws Refusal `not_allowed`; `not_found`, also when the vendor lost them */
export async function versionValues(actor: MemberActor, subject: RuleSubject, id: string): Promise<RuleValues> {
  mustBeAble(actor, 'see-rules');
  const row = await db().ruleVersion.findFirst({ where: { id, ...subject }, select: { values: true } });
  if (!row?.values) throw new Refusal('not_found', 'There is no such version, or the provider no longer has it.');
  return row.values as RuleValues;
}

const people = {
  author: { select: { name: true } },
  approver: { select: { name: true } },
  refuser: { select: { name: true } },
  watch: true,
} as const;

function requestRows(where: RulePublishWhereInput, take: number) {
  const orderBy = [{ requestedAt: 'desc' as const }, { id: 'asc' as const }];
  return db().rulePublish.findMany({ where, orderBy, take, include: people });
}

type Row = Awaited<ReturnType<typeof requestRows>>[number];

async function requestsWhere(actor: MemberActor, where: RulePublishWhereInput, take: number): Promise<PublishView[]> {
  return (await requestRows(where, take)).map((row) => viewOf(actor, row));
}

function viewOf(actor: MemberActor, row: Row): PublishView {
  const isOver = row.state === 'waiting' && row.expiresAt <= new Date();
  const state = isOver ? 'expired' : (row.state as PublishState);
  const isOwn = row.authorId === actor.id;
  const mayConfirm = state === 'waiting' && !isOwn && can(actor, 'confirm-rules');
  const canWithdraw = isOwn && ['waiting', 'approved', 'scheduled', 'suspended'].includes(state);
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
    hasSimulation: row.simulationId !== null,
    watch: row.watch && watchView(row.watch),
    may: { confirm: mayConfirm, refuse: mayConfirm, withdraw: canWithdraw },
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
