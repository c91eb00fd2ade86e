import 'server-only';
import { z } from 'zod';
import { canonicalJson } from '#lib/ledger/entry.ts';
import type { Actor } from '#lib/review/actor.ts';
import { defaultPolicies } from '#lib/review/policies/defaults.ts';
import { type Policies, type PolicyVersions, policyKinds } from '#lib/review/policies/policies.ts';
import { hows, lacks, requestGroups } from '#lib/review/requests/lack.ts';
import { db, type Tx } from './database.ts';
import { sha256 } from './hash.ts';
import { change } from './ledger/ledger.ts';

const reason = { code: z.string(), label: z.string(), needsNote: z.boolean().optional() };
const reasons = z.array(z.strictObject(reason));
const text = z.string();

/** Shape of the stored values. Parsing throws on anything else: without readable policies no case may be decided. */
const PolicyValues: z.ZodType<Policies> = z.strictObject({
  reasons: z.strictObject({
    approved: reasons,
    rejected: reasons,
    true_match: reasons,
    false_positive: reasons,
    unsure: reasons,
    held: reasons,
    escalated: reasons,
    requested: z.array(
      z.strictObject({
        ...reason,
        group: z.enum(requestGroups),
        ask: text,
        how: z.enum(hows),
        suggestedBy: z.array(z.enum(lacks)),
      }),
    ),
  }),
  checklist: z.strictObject({
    items: z.array(
      z.strictObject({ id: z.enum(['document_in_date', 'adult', 'both_sides', 'selfie_present']), label: z.string() }),
    ),
  }),
  sla: z.strictObject({ dueInHours: z.number().positive() }),
  fourEyes: z.strictObject({
    approveAfterTrueHit: z.boolean(),
    // Version 1 of older installations has none.
    approveOverFailing: z.enum(['note', 'second']).default('note'),
    delete: z.boolean(),
    anonymize: z.boolean(),
    weights: z.boolean(),
  }),
  masking: z.strictObject({
    maskedFields: z.array(z.string()),
    hidesAfterSeconds: z.number().positive(),
    imagesNeedRevealFor: z.array(z.string()),
    revealsPerHour: z.int().min(1).max(10_000),
  }),
  undo: z.strictObject({ seconds: z.number().min(5).max(60) }),
  claims: z.strictObject({
    leaseMinutes: z.number().min(1).max(120),
    order: z.enum(['due', 'risk', 'age']),
    maxHeld: z.int().min(1).max(20),
  }),
  requests: z.strictObject({
    answerWithinDays: z.int().min(1).max(90),
    texts: z.strictObject({
      greeting: text,
      greetingWithoutName: text,
      opening: text,
      byLink: text,
      byReply: text,
      closing: text,
      how: z.record(z.enum(hows), text),
    }),
  }),
});

/** The policies in force, with their versions. */
export type PoliciesInForce = { values: Policies; versions: PolicyVersions };

/**
 * The newest version of every policy.
 * @throws Error when a kind has none: the database was not seeded
 */
export async function policiesInForce(tx: Pick<Tx, 'policy'> = db()): Promise<PoliciesInForce> {
  const rows = await tx.policy.findMany({
    distinct: ['kind'],
    orderBy: [{ kind: 'asc' }, { version: 'desc' }],
    select: { kind: true, version: true, value: true },
  });
  const byKind = new Map(rows.map((row) => [row.kind, row]));
  const entries = policyKinds.map((kind) => {
    const row = byKind.get(kind);
    if (!row) throw new Error(`the policy "${kind}" has no version; run the migration again`);
    return [kind, row] as const;
  });
  return {
    values: PolicyValues.parse(Object.fromEntries(entries.map(([kind, row]) => [kind, row.value]))),
    versions: Object.fromEntries(entries.map(([kind, row]) => [kind, row.version])) as PolicyVersions,
  };
}

/**
 * Publishes version 1 of every policy that has no version yet, and the next version of one that lacks a group which a
 * newer release added: the organisation's own values stay, the group comes from the defaults. Safe at every start.
 */
export async function seedPolicies(actor: Actor): Promise<void> {
  const newest = await db().policy.findMany({
    distinct: ['kind'],
    orderBy: [{ kind: 'asc' }, { version: 'desc' }],
    select: { kind: true, version: true, value: true },
  });
  const known = new Map(newest.map((row) => [row.kind, row]));
  const due = policyKinds.flatMap((kind) => {
    const { version, value } = known.get(kind) ?? { version: 0, value: {} };
    const whole = { ...defaultPolicies[kind], ...(value as object) };
    const isWhole = version > 0 && Object.keys(whole).length === Object.keys(value as object).length;
    return isWhole ? [] : [{ kind, version: version + 1, value: whole }];
  });
  if (due.length === 0) return;
  await change(actor, async (tx, note) => {
    await tx.policy.createMany({ data: due, skipDuplicates: true });
    for (const { kind, version, value } of due)
      note(
        {
          kind: 'policy.published',
          details: { policy: kind, version, valueHash: sha256(canonicalJson(value)) },
        },
        { type: 'policy', id: kind },
      );
  });
}
