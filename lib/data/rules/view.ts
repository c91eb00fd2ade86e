import 'server-only';
import { mustBeAble } from '#lib/review/access.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { differencesOf } from '#lib/review/rules/difference.ts';
import type { RuleValues } from '#lib/review/rules/rule.ts';
import type { CurrentRules, DraftView } from '#lib/review/rules/view.ts';
import { db } from '../database.ts';
import { draftOf } from './drafts.ts';
import { simulationOf } from './simulations.ts';
import { type RuleSubject, rulesHash } from './subject.ts';

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

/**
 * The draft of a subject, or null.
 * @param current what {@link currentView} told
 * @throws Refusal `not_allowed`
 */
export async function draftView(
  actor: MemberActor,
  subject: RuleSubject,
  current: CurrentRules | null,
): Promise<DraftView | null> {
  mustBeAble(actor, 'see-rules');
  const draft = await draftOf(subject);
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
    changes: differencesOf(draft.base, draft.values, Object.keys(draft.values)),
    simulation: await simulationOf(db(), subject, draft),
  };
}

/**
 * The values of one version of a subject.
 * @throws Refusal `not_allowed`; `not_found`, also when the vendor no longer has them
 */
export async function versionValues(actor: MemberActor, subject: RuleSubject, id: string): Promise<RuleValues> {
  mustBeAble(actor, 'see-rules');
  const row = await db().ruleVersion.findFirst({ where: { id, ...subject }, select: { values: true } });
  if (!row?.values) throw new Refusal('not_found', 'There is no such version, or the provider no longer has it.');
  return row.values as RuleValues;
}
