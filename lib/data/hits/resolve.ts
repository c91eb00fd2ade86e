import 'server-only';
import { randomUUID } from 'node:crypto';
import { mustBeAble } from '#lib/review/access.ts';
import type { Actor, MemberActor } from '#lib/review/actor.ts';
import type { CaseState } from '#lib/review/case/case.ts';
import type { HitState } from '#lib/review/hits/hit.ts';
import { hitsAtOnce, type Judgement, mustBeResolvable } from '#lib/review/hits/resolve.ts';
import type { HitsJudged } from '#lib/review/hits/view.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { refreshCase } from '../cases/assess.ts';
import { db, type Tx } from '../database.ts';
import { formHmac, formReused } from '../form-hmac.ts';
import { sha256 } from '../hash.ts';
import { changeIfAny, type Note } from '../ledger/ledger.ts';
import { policiesInForce } from '../policies.ts';
import { dropHitDrafts } from './drafts.ts';
import { escalate } from './escalate.ts';
import { casesToJudge, claimForWork, type HitCase, lockedHits } from './judged.ts';

/** A judgement as the form sends it; `formId` is made with the form, so that the same form sent again judges once. */
export type ResolveInput = Judgement & { formId: string; hits: { id: string; version: number }[] };

type Hit = Awaited<ReturnType<typeof lockedHits>>[number];

type Context = { tx: Tx; note: Note; actor: MemberActor; input: ResolveInput; policyVersion: number; now: Date };

/**
 * Resolves hits, all or none, in one transaction with the refreshed cases and the ledger rows. An unsure hit hands its
 * case to an approver; any other verdict claims the case, as work does.
 * @returns the new versions, and the other open hits with the same entries
 * @throws Refusal `not_allowed`, `not_found`, `invalid`, `taken`; `changed` with the hits that are no longer as shown;
 * `closed` when the case is decided, a look-up is missing, or this form recorded something else
 */
export async function resolveHits(actor: Actor, input: ResolveInput): Promise<HitsJudged> {
  mustBeAble(actor, 'decide-case');
  mustBeAble(actor, 'see-hits');
  const ids = input.hits.map(({ id }) => id);
  if (ids.length === 0 || ids.length > hitsAtOnce || new Set(ids).size !== ids.length)
    throw new Refusal('invalid', `Choose 1 to ${hitsAtOnce} hits, each once.`);
  await changeIfAny(actor, async (tx, note) => {
    const hits = await lockedHits(tx, ids);
    if (await wasRecorded(tx, actor, input)) return;
    const policies = await policiesInForce(tx);
    const now = new Date();
    const reasons = policies.values.reasons[input.verdict];
    const cases = await casesToJudge(
      tx,
      actor,
      hits.map(({ applicantId }) => applicantId),
    );
    mustBeResolvable(
      hits.map(judged),
      new Map(input.hits.map(({ id, version }) => [id, version])),
      { ...input, note: input.note?.trim() || null },
      { reasons, now },
    );
    const context = { tx, note, actor, input, policyVersion: policies.versions.reasons, now };
    for (const hit of hits) await resolveOne(context, hit, cases.get(hit.applicantId) as HitCase);
    await dropHitDrafts(tx, actor.id, ids);
    if (input.verdict === 'unsure') for (const found of cases.values()) await escalate(tx, note, actor, found);
    else await claimForWork(tx, note, actor, cases.values());
    for (const applicantId of cases.keys()) await refreshCase(tx, note, applicantId);
  });
  const undoUntil = await undoUntilOf(input.formId);
  return { cases: await casesOf(ids), hits: await versionsOf(ids), others: await othersOf(ids), undoUntil };
}

function judged({ id, version, hasRecord, goneAt, _count }: Hit) {
  return { id, version, hasRecord, isGone: goneAt !== null, lookups: _count.lookups };
}

async function resolveOne(context: Context, hit: Hit, found: HitCase): Promise<void> {
  const { tx, note, actor, input, policyVersion } = context;
  const { verdict, reason, formId } = input;
  const id = randomUUID();
  const text = input.note?.trim() || null;
  await tx.hitResolution.create({
    data: {
      id,
      hitId: hit.id,
      caseId: found.id,
      kind: 'resolved',
      verdict,
      reason,
      note: text && found.seal.seal('hit_resolution.note', id, text),
      memberId: actor.id,
      contentHash: hit.contentHash,
      policyVersion,
      formId,
      formHmac: formHmac(actor, input),
    },
  });
  await tx.hit.update({ where: { id: hit.id }, data: { state: verdict, version: hit.version + 1 } });
  const named = { resolutionId: id, hitId: hit.id, caseId: found.id, contentHash: hit.contentHash };
  const details = { ...named, verdict, reason, noteHash: text && sha256(text), policyVersion, clearanceId: null };
  note({ kind: 'hit.resolved', details }, { type: 'applicant', id: hit.applicantId });
  if (input.reviewOn !== null) await remember(context, hit, found, id, input.reviewOn);
}

/** Keeps a false positive for this person and this entry: never for a list or a kind of hit. */
async function remember(
  { tx, note, actor, input, policyVersion, now }: Context,
  hit: Hit,
  found: HitCase,
  resolutionId: string,
  reviewOn: string,
) {
  const id = randomUUID();
  const { id: hitId, applicantId, contentHash, entityKeys } = hit;
  const record = found.seal.seal('hit_clearance.record', id, found.seal.unseal('hit.record', hitId, hit.record));
  await tx.hitClearance.create({
    data: {
      id,
      applicantId,
      hitId,
      resolutionId,
      entityKeys,
      contentHash,
      record,
      reason: input.reason,
      policyVersion,
      reviewOn: new Date(`${reviewOn}T00:00:00Z`),
      memberId: actor.id,
      at: now,
    },
  });
  note(
    { kind: 'clearance.kept', details: { clearanceId: id, hitId, resolutionId, contentHash, reviewOn } },
    { type: 'applicant', id: applicantId },
  );
}

/** True when the same form was already saved and its answer was lost. The whole form is compared. */
async function wasRecorded(tx: Tx, actor: MemberActor, input: ResolveInput): Promise<boolean> {
  const known = await tx.hitResolution.findFirst({
    where: { formId: input.formId },
    select: { memberId: true, formHmac: true },
  });
  if (!known) return false;
  if (known.memberId !== actor.id || known.formHmac !== formHmac(actor, input)) throw formReused();
  return true;
}

/** Until when the screen offers the undo; afterwards the hit itself offers it. */
async function undoUntilOf(formId: string): Promise<string> {
  const { at } = await db().hitResolution.findFirstOrThrow({ where: { formId }, select: { at: true } });
  const { values } = await policiesInForce();
  return new Date(at.getTime() + values.undo.seconds * 1_000).toISOString();
}

async function casesOf(ids: string[]) {
  const rows = await db().case.findMany({
    where: { state: { not: 'decided' }, applicant: { hits: { some: { id: { in: ids } } } } },
    select: { id: true, version: true, state: true },
  });
  return rows.map((row) => ({ ...row, state: row.state as CaseState }));
}

async function versionsOf(ids: string[]) {
  const rows = await db().hit.findMany({
    where: { id: { in: ids } },
    select: { id: true, version: true, state: true },
  });
  return rows.map((row) => ({ ...row, state: row.state as HitState }));
}

/**
 * The other open hits of the same people with the same entries: by an id of the entry, else by name, birth date and
 * list. The keys are bound to the person, so no other person's hit can be among them.
 */
export async function othersOf(ids: string[]): Promise<{ id: string; version: number }[]> {
  return db().$queryRaw<{ id: string; version: number }[]>`
    SELECT DISTINCT o.id::text AS id, o.version FROM hit h JOIN hit o ON o.applicant_id = h.applicant_id
    WHERE h.id = ANY(${ids}::uuid[]) AND o.id <> ALL(${ids}::uuid[]) AND o.state = 'open' AND o.gone_at IS NULL
      AND (o.entity_keys && h.entity_keys OR o.name_key = h.name_key)
    ORDER BY id`;
}
