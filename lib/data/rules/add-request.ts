import 'server-only';
import { env } from '#lib/env.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { differencesOf } from '#lib/review/rules/difference.ts';
import type { RuleValues } from '#lib/review/rules/rule.ts';
import { goodUntil } from '#lib/review/second-person.ts';
import type { Tx } from '../database.ts';
import { formReused } from '../form-hmac.ts';
import { sha256 } from '../hash.ts';
import type { Note } from '../ledger/ledger.ts';
import { tellConfirmers } from '../notices/notices.ts';
import { keyEncryptionKey, sealText, unsealText } from '../seal.ts';
import { aboutConnection, openRequest } from './open-request.ts';
import { type RuleSubject, rulesHash, subjectIn } from './subject.ts';

/** A request before it is stored. `id` is made with the form. `current` are the vendor's values, read just now. */
export type NewRequest = {
  id: string;
  values: RuleValues;
  current: RuleValues;
  simulationId: string | null;
  restoresId: string | null;
  rollsBackId: string | null;
  /** The edition of the policies that lets one person roll back; null where a second person confirms. */
  allowedBy: number | null;
  rationale: string;
  scheduledFor: Date | null;
};

/**
 * Adds a request that waits for a second person, or that one person may make alone; the caller has locked its subject.
 * The same form sent again changes nothing.
 * @throws Refusal `closed` while another one is open; `invalid` for a form that was used for another request
 */
export async function addRequest(
  tx: Tx,
  note: Note,
  actor: MemberActor,
  subject: RuleSubject,
  { rationale, ...asked }: NewRequest,
): Promise<void> {
  const hashes = { draftHash: rulesHash(asked.values), currentHash: rulesHash(asked.current) };
  if (await wasAsked(tx, actor, { id: asked.id, draftHash: hashes.draftHash, rationale })) return;
  if (await openRequest(tx, subject)) throw new Refusal('closed', 'A request for these rules is open already.');
  const expiresAt = goodUntil(new Date());
  const sealed = sealText(rationale, keyEncryptionKey(), sentencePlace(asked.id, 'rationale'));
  const state = asked.allowedBy === null ? 'waiting' : 'approved';
  await tx.rulePublish.create({
    data: { ...asked, ...subjectIn(subject), ...hashes, state, rationale: sealed, authorId: actor.id, expiresAt },
  });
  const named = { rules: subject.kind, publishId: asked.id, ...hashes, rationaleHash: sha256(rationale) };
  const changed = differencesOf(asked.current, asked.values, Object.keys(asked.values)).length;
  const { simulationId, rollsBackId, allowedBy } = asked;
  if (allowedBy !== null && rollsBackId !== null) {
    const details = { ...named, changed, rollsBackId, edition: allowedBy };
    note({ kind: 'rules.rolled-back-alone', details }, aboutConnection(subject));
    return;
  }
  await tellConfirmers(tx, { request: 'rules', requestId: asked.id, byId: actor.id, until: expiresAt });
  const scheduledFor = asked.scheduledFor?.toISOString() ?? null;
  const details = { ...named, changed, simulationId, rollsBackId, scheduledFor, expiresAt: expiresAt.toISOString() };
  note({ kind: 'rules.publish-asked', details }, aboutConnection(subject));
}

/**
 * Whether this form was sent before, for the same request.
 * @throws Refusal `invalid` for a form that was used for another request
 */
export async function wasAsked(
  tx: Tx,
  actor: MemberActor,
  { id, draftHash, rationale }: { id: string; draftHash: string; rationale: string },
): Promise<boolean> {
  const known = await tx.rulePublish.findUnique({ where: { id } });
  if (!known) return false;
  const said = unsealText(known.rationale, env().DATA_KEYS, sentencePlace(id, 'rationale'));
  if (known.authorId === actor.id && known.draftHash === draftHash && said === rationale) return true;
  throw formReused();
}

/** Where the sealed texts of a request belong. */
export function sentencePlace(id: string, column: 'rationale' | 'answer') {
  return { table: 'rule_publish', column, row: id };
}
