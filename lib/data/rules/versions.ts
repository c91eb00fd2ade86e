import 'server-only';
import { randomUUID } from 'node:crypto';
import { mustBeAble } from '#lib/review/access.ts';
import { type Actor, type MemberActor, worker } from '#lib/review/actor.ts';
import { waitingForPerson } from '#lib/review/commands/command.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { differencesOf } from '#lib/review/rules/difference.ts';
import type { RuleKind, RuleValues } from '#lib/review/rules/rule.ts';
import { db, type Tx } from '../database.ts';
import { change, changeIfAny } from '../ledger/ledger.ts';
import { openRequest, targetChanged } from './open-request.ts';
import { lockSubject, type RuleSubject, rulesHash, subjectIn } from './subject.ts';

/** The newest version that is known to have been in force. */
export type KnownVersion = {
  id: string;
  number: number;
  source: 'first' | 'published' | 'outside';
  values: RuleValues;
  contentHash: string;
  seenAt: Date;
  acceptedAt: Date | null;
};

/** The newest version with a number, or null before the first reading. The caller checks the right. */
export async function newestVersion(
  subject: RuleSubject,
  tx: Pick<Tx, 'ruleVersion'> = db(),
): Promise<KnownVersion | null> {
  const row = await tx.ruleVersion.findFirst({
    where: { ...subjectIn(subject), number: { not: null } },
    orderBy: { number: 'desc' },
  });
  // Only written from these types; a version with a number has values.
  return row as KnownVersion | null;
}

/** Which kinds of rules were read, of which connections. @throws Refusal `not_allowed` */
export async function kindsRead(actor: MemberActor): Promise<{ connectionId: string; kind: RuleKind }[]> {
  mustBeAble(actor, 'see-rules');
  const by = ['connectionId', 'kind'] as const;
  const rows = await db().ruleVersion.groupBy({
    by: [...by],
    where: { number: { not: null } },
    orderBy: { kind: 'desc' },
  });
  // Only written from this type.
  return rows as { connectionId: string; kind: RuleKind }[];
}

/** The hash of the version directly before the one of this request; null when that is not the newest one. */
export async function versionBefore(tx: Pick<Tx, '$queryRaw'>, publishId: string): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ hash: string }[]>`
    SELECT b.content_hash AS hash FROM rule_version v
    JOIN rule_version b
      ON (b.connection_id, b.kind, b.scope, b.number) = (v.connection_id, v.kind, v.scope, v.number - 1)
    WHERE v.publish_id = ${publishId}::uuid AND NOT EXISTS (
      SELECT FROM rule_version n
      WHERE (n.connection_id, n.kind, n.scope) = (v.connection_id, v.kind, v.scope) AND n.number > v.number)`;
  return row?.hash ?? null;
}

/**
 * Compares what was read at the vendor with the newest version. Other values become a version of their own, "changed
 * outside Docket", and end what waits to be published on the former ones. Nothing is concluded while a request is on
 * its way, nor from a reading that is older than the newest version.
 * @param readAt when the reading began
 */
export function recordReading(
  actor: Actor,
  subject: RuleSubject,
  values: RuleValues,
  readAt: Date,
): Promise<'first' | 'same' | 'outside' | 'not_compared'> {
  return changeIfAny(actor, async (tx, note) => {
    await lockSubject(tx, subject);
    const newest = await newestVersion(subject, tx);
    const contentHash = rulesHash(values);
    if (newest?.contentHash === contentHash) return 'same';
    if (newest && (newest.seenAt > readAt || (await isSending(tx, subject, contentHash)))) return 'not_compared';
    const source = newest ? 'outside' : 'first';
    const version = (newest?.number ?? 0) + 1;
    await tx.ruleVersion.create({
      data: { id: randomUUID(), ...subject, number: version, source, values, contentHash },
    });
    const about = { type: 'connection', id: subject.connectionId } as const;
    const details = { rules: subject.kind, version, contentHash };
    if (!newest) {
      note({ kind: 'rules.first-read', details }, about);
      return 'first';
    }
    const keys = [...new Set([...Object.keys(newest.values), ...Object.keys(values)])];
    const changed = differencesOf(newest.values, values, keys).length;
    note({ kind: 'rules.changed-outside', details: { ...details, beforeHash: newest.contentHash, changed } }, about);
    await targetChanged(tx, note, subject);
    return 'outside';
  });
}

/**
 * Whether what was read can come from a request that is being sent. A command that waits for a person hides no change:
 * that can take days.
 */
async function isSending(tx: Tx, subject: RuleSubject, readHash: string): Promise<boolean> {
  const request = await openRequest(tx, subject);
  if (request?.state !== 'sending') return false;
  const isOnItsWay = { endedAt: null, state: { notIn: [...waitingForPerson] } };
  const onTheirWay = await tx.command.count({ where: { id: { in: request.commandIds }, ...isOnItsWay } });
  return request.draftHash === readHash || onTheirWay > 0;
}

/**
 * Takes over a change made outside Docket: it is known and wanted, and the alarm ends.
 * @throws Refusal `not_allowed`, `not_found`; `closed` when it is not the newest version or was taken over
 */
export function acceptOutside(actor: MemberActor, versionId: string): Promise<void> {
  mustBeAble(actor, 'draft-rules');
  return change(actor, async (tx, note) => {
    const row = await tx.ruleVersion.findUnique({ where: { id: versionId } });
    if (!row || row.number === null) throw new Refusal('not_found', 'There is no such version.');
    const subject = { connectionId: row.connectionId, kind: row.kind, scope: row.scope } as RuleSubject;
    await lockSubject(tx, subject);
    const newest = await newestVersion(subject, tx);
    if (newest?.id !== versionId || newest.source !== 'outside' || newest.acceptedAt !== null)
      throw new Refusal('closed', 'This change no longer waits for anyone. Load the page again.');
    await tx.ruleVersion.update({
      where: { id: versionId },
      data: { acceptedBy: actor.id, acceptedAt: new Date() },
    });
    note(
      { kind: 'rules.outside-accepted', details: { rules: subject.kind, version: row.number } },
      { type: 'connection', id: row.connectionId },
    );
  });
}

/**
 * Keeps what the vendor tells of an id that applicants carry. Values equal to our newest version without an id are that
 * version; others become a version from sessions.
 * @param values null when the vendor no longer has them
 */
export function recordHarvested(subject: RuleSubject, vendorId: string, values: RuleValues | null): Promise<void> {
  return changeIfAny(worker, async (tx) => {
    await lockSubject(tx, subject);
    if ((await tx.ruleVersion.count({ where: { ...subject, vendorId } })) > 0) return;
    const contentHash = values && rulesHash(values);
    const own =
      contentHash === null
        ? null
        : await tx.ruleVersion.findFirst({
            where: { ...subject, contentHash, vendorId: null },
            orderBy: { number: 'desc' },
            select: { id: true },
          });
    if (own) await tx.ruleVersion.update({ where: { id: own.id }, data: { vendorId } });
    else
      await tx.ruleVersion.create({
        data: {
          id: randomUUID(),
          ...subject,
          source: 'sessions',
          vendorId,
          ...(values === null ? {} : { values, contentHash }),
        },
      });
  });
}

/** Ids that applicants of a connection carry and that no version has yet, at most `limit`. */
export async function unknownVendorIds(subject: RuleSubject, limit: number): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT DISTINCT a.judged_by AS id FROM applicant a
    WHERE a.connection_id = ${subject.connectionId}::uuid AND a.judged_by <> '' AND NOT EXISTS (
      SELECT FROM rule_version v
      WHERE v.connection_id = a.connection_id AND v.kind = ${subject.kind} AND v.scope = ${subject.scope}
        AND v.vendor_id = a.judged_by)
    ORDER BY id LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}
