import 'server-only';
import { env } from '#lib/env.ts';
import { can, mustBeAble } from '#lib/review/access.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { differencesOf } from '#lib/review/policies/difference.ts';
import type { PreviewCounts } from '#lib/review/policies/effect.ts';
import type { Policies } from '#lib/review/policies/policies.ts';
import type { RequestState } from '#lib/review/policies/publish.ts';
import type { DraftView, PoliciesView, RequestView } from '#lib/review/policies/view.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { actsOn, stateAt } from '#lib/review/second-person.ts';
import { riskProgress } from '../cases/reassess.ts';
import { db } from '../database.ts';
import type { PolicyPublishWhereInput } from '../generated/models.ts';
import { policiesInForce } from '../policies.ts';
import { unsealText } from '../seal.ts';
import { draftOf } from './drafts.ts';
import { newestEdition } from './editions.ts';
import { editionLine } from './history.ts';
import { policiesOf, wholePolicies } from './past.ts';
import { sentencePlace } from './requests.ts';

/** So many requests that ended are shown. */
const mostEnded = 20;

/** What the screen of the policies shows, without preview and history. @throws Refusal `not_allowed` */
export async function policiesView(actor: MemberActor): Promise<PoliciesView> {
  mustBeAble(actor, 'see-policies');
  // One after the other: a page of its own must not take six connections at once.
  const newest = await newestEdition(db());
  const edition = await editionLine(newest);
  const { values: inForce } = await policiesInForce();
  const draft = await draftView(actor, newest);
  const otherDrafts = await othersDrafts(actor);
  const waiting = await waitingRequests(actor);
  const ended = await requestViews(actor, await rowsWhere({ NOT: waits(new Date()) }, 'desc', mostEnded));
  const usedCodes = await codesUsed();
  const applying = await riskProgress();
  const rights = { draft: can(actor, 'draft-policies'), confirm: can(actor, 'confirm-policies') };
  return { edition, inForce, draft, otherDrafts, requests: [...waiting, ...ended], usedCodes, applying, rights };
}

/** The requests that wait, oldest first. @throws Refusal `not_allowed` */
export async function waitingRequests(actor: MemberActor): Promise<RequestView[]> {
  mustBeAble(actor, 'see-policies');
  return requestViews(actor, await rowsWhere(waits(new Date()), 'asc'));
}

function waits(now: Date): PolicyPublishWhereInput {
  return { state: 'waiting', expiresAt: { gt: now } };
}

async function requestViews(actor: MemberActor, rows: readonly Row[]): Promise<RequestView[]> {
  const now = new Date();
  const bases = new Map<number, Policies>();
  const views: RequestView[] = [];
  for (const row of rows) {
    const base = bases.get(row.baseEdition) ?? (await policiesOf(row.baseEdition));
    bases.set(row.baseEdition, base);
    views.push(requestView(actor, row, base, now));
  }
  return views;
}

/** The values of a request, for its preview. @throws Refusal `not_allowed`, `not_found` */
export async function requestValues(actor: MemberActor, id: string): Promise<Policies> {
  mustBeAble(actor, 'see-policies');
  const row = await db().policyPublish.findUnique({ where: { id }, select: { values: true } });
  if (!row) throw new Refusal('not_found', 'There is no such request.');
  return wholePolicies(row.values);
}

async function draftView(actor: MemberActor, newest: number): Promise<DraftView | null> {
  const draft = can(actor, 'draft-policies') ? await draftOf(actor.id) : null;
  if (!draft) return null;
  const { version, baseEdition, values, savedAt, restoresEdition } = draft;
  const base = await policiesOf(baseEdition);
  const isBehind = baseEdition < newest;
  return { version, baseEdition, base, values, savedAt: savedAt.toISOString(), restoresEdition, isBehind };
}

async function othersDrafts(actor: MemberActor): Promise<PoliciesView['otherDrafts']> {
  const rows = await db().policyDraft.findMany({
    where: { memberId: { not: actor.id } },
    orderBy: { savedAt: 'desc' },
    take: 20,
    select: { savedAt: true, member: { select: { name: true } } },
  });
  return rows.map(({ savedAt, member }) => ({ by: member.name, savedAt: savedAt.toISOString() }));
}

async function codesUsed(): Promise<string[]> {
  const rows = await db().$queryRaw<{ code: string }[]>`
    SELECT DISTINCT r.value ->> 'code' AS code
    FROM policy p, jsonb_each(p.value) l, jsonb_array_elements(l.value) r WHERE p.kind = 'reasons' ORDER BY 1`;
  return rows.map(({ code }) => code);
}

const named = { select: { name: true } } as const;

function rowsWhere(where: PolicyPublishWhereInput, order: 'asc' | 'desc', take = 100) {
  return db().policyPublish.findMany({
    where,
    orderBy: [{ requestedAt: order }, { id: 'asc' }],
    take,
    include: { author: named, approver: named, refuser: named, edition: { select: { number: true } } },
  });
}

type Row = Awaited<ReturnType<typeof rowsWhere>>[number];

function requestView(actor: MemberActor, row: Row, base: Policies, now: Date): RequestView {
  // Only written from this type.
  const state = stateAt({ ...row, state: row.state as RequestState }, now);
  const isOwn = row.authorId === actor.id;
  const unseal = (column: 'rationale' | 'answer', text: string) =>
    unsealText(text, env().DATA_KEYS, sentencePlace(row.id, column));
  return {
    id: row.id,
    state,
    by: row.author.name,
    isOwn,
    at: row.requestedAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    rationale: unseal('rationale', row.rationale),
    changes: differencesOf(base, wholePolicies(row.values)),
    draftHash: row.draftHash,
    baseHash: row.baseHash,
    baseEdition: row.baseEdition,
    restoresEdition: row.restoresEdition,
    // Only written from this type.
    preview: row.preview as PreviewCounts,
    confirmedBy: row.approver?.name ?? null,
    refusedBy: row.refuser?.name ?? null,
    answer: row.answer === null ? null : unseal('answer', row.answer),
    endedAt: row.endedAt?.toISOString() ?? null,
    edition: row.edition?.number ?? null,
    may: actsOn(state, { isOwn, canConfirm: can(actor, 'confirm-policies') }),
  };
}
