import 'server-only';
import type { Actor } from '#lib/review/actor.ts';
import { defaultPolicies } from '#lib/review/policies/defaults.ts';
import { type Policies, type PolicyKind, type PolicyVersions, policyKinds } from '#lib/review/policies/policies.ts';
import { PolicyShape } from '#lib/review/policies/shape.ts';
import { db, select, type Tx } from './database.ts';
import { Prisma } from './generated/client.ts';
import { changeIfAny } from './ledger/ledger.ts';
import { addEdition, hasEdition, lockPolicies, noteVersion } from './policies/editions.ts';

/** The policies in force, with their versions. */
export type PoliciesInForce = { values: Policies; versions: PolicyVersions };

/**
 * The newest version of every policy. Not to be changed by who reads it: outside a transaction all get the same one.
 * @throws Error when a kind has none: the database was not seeded
 */
export async function policiesInForce(tx?: Pick<Tx, '$queryRaw'>): Promise<PoliciesInForce> {
  return tx ? inForce(await newestVersions(tx)) : knownOrRead();
}

let known: { database: object; policies: PoliciesInForce } | undefined;

/**
 * A published version never changes, so its number says whether it is the one that was read before. Every applicant,
 * image and claim asks, and the values are long.
 */
async function knownOrRead(): Promise<PoliciesInForce> {
  const rows = await select<Pick<StoredPolicy, 'kind' | 'version'>>(newestNumbers, 'versions of policies in force');
  const numbers = new Map(rows.map(({ kind, version }) => [kind, version]));
  const isSame = (versions: PolicyVersions) => policyKinds.every((kind) => versions[kind] === numbers.get(kind));
  if (known?.database === db() && isSame(known.policies.versions)) return known.policies;
  const policies = frozen(inForce(await newestVersions()));
  known = { database: db(), policies };
  return policies;
}

/** So that no one who reads the shared policies changes them for all. */
function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}

function inForce(rows: readonly StoredPolicy[]): PoliciesInForce {
  const byKind = new Map(rows.map((row) => [row.kind, row]));
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
  const newest = new Map((await newestVersions(tx)).map((row) => [row.kind, row]));
  return policyKinds.flatMap((kind) => {
    const { version, value } = newest.get(kind) ?? { version: 0, value: {} };
    const whole = { ...defaultPolicies[kind], ...(value as object) };
    const isWhole = version > 0 && Object.keys(whole).length === Object.keys(value as object).length;
    return isWhole ? [] : [{ kind, version: version + 1, value: whole }];
  });
}

type StoredPolicy = { kind: string; version: number; value: unknown };

/** One query, which reads no value of a former version. */
function newestVersions(tx?: Pick<Tx, '$queryRaw'>): Promise<StoredPolicy[]> {
  return tx ? tx.$queryRaw<StoredPolicy[]>(newestRows) : select<StoredPolicy>(newestRows, 'policies in force');
}

const newestNumbers = Prisma.sql`SELECT kind, max(version) AS version FROM policy GROUP BY kind`;
const newestRows = Prisma.sql`
  SELECT kind, version, value FROM policy JOIN (${newestNumbers}) newest USING (kind, version)`;
