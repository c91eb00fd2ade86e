import 'server-only';
import { canonicalJson } from '#lib/ledger/entry.ts';
import type { RuleKind, RuleScope, RuleValues } from '#lib/review/rules/rule.ts';
import type { Tx } from '../database.ts';
import { sha256 } from '../hash.ts';

/** One kind of rules of one connection, for one scope at the vendor (`scope` as {@link scopeKey}). */
export type RuleSubject = { connectionId: string; kind: RuleKind; scope: string };

/** The subject alone of a row that says more, as a condition for a question to the database. */
export function subjectIn({ connectionId, kind, scope }: RuleSubject): RuleSubject {
  return { connectionId, kind, scope };
}

/** A scope as the database holds it: canonical JSON. */
export function scopeKey(scope: RuleScope): string {
  return canonicalJson(scope);
}

/** Hash of values, whatever their order: equal values have equal hashes. */
export function rulesHash(values: RuleValues): string {
  return sha256(canonicalJson(values));
}

/** Changes of one subject's versions, draft and requests happen one after the other. */
export async function lockSubject(tx: Tx, { connectionId, kind, scope }: RuleSubject): Promise<void> {
  await tx.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtextextended(${`rules ${connectionId} ${kind} ${scope}`}, 0))`;
}
