import 'server-only';
import type { Actor } from '#lib/review/actor.ts';
import { defaultPolicies } from '#lib/review/policies/defaults.ts';
import { type Policies, type PolicyKind, type PolicyVersions, policyKinds } from '#lib/review/policies/policies.ts';
import { PolicyShape } from '#lib/review/policies/shape.ts';
import { select, type Tx } from './database.ts';
import { Prisma } from './generated/client.ts';
import { changeIfAny } from './ledger/ledger.ts';
import { addEdition, hasEdition, lockPolicies, noteVersion } from './policies/editions.ts';

/** The policies in force, with their versions. */
export type PoliciesInForce = { values: Policies; versions: PolicyVersions };

/**
 * The newest version of every policy.
 * @throws Error when a kind has none: the database was not seeded
 */
export async function policiesInForce(tx?: Pick<Tx, '$queryRaw'>): Promise<PoliciesInForce> {
  const byKind = new Map((await newestVersions(tx)).map((row) => [row.kind, row]));
  const entries = policyKinds.map((kind) => {
    const row = byKind.get(kind);
    if (!row) throw new Error(`the policy "${kind}" has no version; run the migration again`);
    return [kind, row] as const;
  });
  return {
    values: PolicyShape.parse(Object.fromEntries(entries.map(([kind, row]) => [kind, row.value]))),
    versions: Object.fromEntries(entries.map(([kind, row]) => [kind, row.version])) as PolicyVersions,
  };
}

/**
 * Publishes version 1 of every policy that has no version yet, and the next version of one that lacks a value which a
 * newer release added: the organisation's own values stay, the rest comes from the defaults. The edition that they make
 * is numbered. Safe at every start, also of two processes at once.
 */
export async function seedPolicies(actor: Actor): Promise<void> {
  await changeIfAny(actor, async (tx, note) => {
    await lockPolicies(tx);
    const due = await lackingVersions(tx);
    await tx.policy.createMany({ data: due });
    for (const { kind, version, value } of due) noteVersion(note, kind, version, value);
    if (due.length > 0 || !(await hasEdition(tx))) await addEdition(tx, note, null);
  });
}

async function lackingVersions(tx: Tx): Promise<{ kind: PolicyKind; version: number; value: object }[]> {
  const known = new Map((await newestVersions(tx)).map((row) => [row.kind, row]));
  return policyKinds.flatMap((kind) => {
    const { version, value } = known.get(kind) ?? { version: 0, value: {} };
    const whole = { ...defaultPolicies[kind], ...(value as object) };
    const isWhole = version > 0 && Object.keys(whole).length === Object.keys(value as object).length;
    return isWhole ? [] : [{ kind, version: version + 1, value: whole }];
  });
}

type StoredPolicy = { kind: string; version: number; value: unknown };

/** One query, which reads no value of a former version. */
function newestVersions(tx?: Pick<Tx, '$queryRaw'>): Promise<StoredPolicy[]> {
  return tx ? tx.$queryRaw<StoredPolicy[]>(newest) : select<StoredPolicy>(newest, 'policies in force');
}

const newest = Prisma.sql`
  SELECT kind, version, value FROM policy
  JOIN (SELECT kind, max(version) AS version FROM policy GROUP BY kind) newest USING (kind, version)`;
