import 'server-only';
import { can, canSeeLedger } from '#lib/review/access.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { configurationKinds } from '#lib/review/audit/audit.ts';
import { kindsIn, type LedgerFilter, timeIn } from '#lib/review/audit/ledger/filter.ts';
import type { LedgerPage } from '#lib/review/audit/ledger/page.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { commandsAbout } from '../applicants/timeline.ts';
import { db } from '../database.ts';
import { isId } from './compare.ts';
import type { Wanted } from './find.ts';

/**
 * Which part of the ledger a member may see: all, configuration only, or their own acts.
 * @throws Refusal `not_allowed`
 */
export function scopeOf(actor: MemberActor): LedgerPage['scope'] {
  if (!canSeeLedger(actor)) throw new Refusal('not_allowed', 'Your role does not allow this.');
  if (can(actor, 'see-whole-ledger')) return 'whole';
  return can(actor, 'see-configuration-acts') ? 'configuration' : 'own';
}

/** What a filter asks for within what the member may see. A part that names nothing finds nothing. */
export async function wantedBy(actor: MemberActor, filter: LedgerFilter): Promise<Omit<Wanted, 'limit'>> {
  const scope = scopeOf(actor);
  const time = timeIn(filter);
  const below = filter.before === null ? null : await placeOf(filter.before);
  const isImpossible = time === null || below === 'nowhere';
  return {
    actors: isImpossible ? [] : actorsIn(actor, filter.people, scope),
    kinds: scope === 'configuration' ? ofConfiguration(kindsIn(filter)) : kindsIn(filter),
    subjects: await subjectsIn(filter),
    from: time?.from ?? null,
    until: time?.until ?? null,
    below: below === 'nowhere' ? null : below,
  };
}

function actorsIn(actor: MemberActor, people: string[], scope: LedgerPage['scope']): string[] | null {
  if (scope !== 'own') return people.length === 0 ? null : people;
  return people.length === 0 || people.includes(actor.id) ? [actor.id] : [];
}

function ofConfiguration(kinds: string[] | null): string[] {
  return configurationKinds.filter((kind) => kinds === null || kinds.includes(kind));
}

/** Null for all subjects. An applicant and another subject together: the subject, if it is one of the applicant's. */
async function subjectsIn({ applicant, subject }: LedgerFilter): Promise<string[] | null> {
  if (applicant === null) return subject === null ? null : [subject];
  const ofApplicant = await subjectsOf(applicant);
  return subject === null ? ofApplicant : ofApplicant.filter((id) => id === subject);
}

/** An applicant, its cases and its commands, by the applicant's id or the number of a case. */
async function subjectsOf(text: string): Promise<string[]> {
  const applicantId = isId(text) ? text : await applicantOfCase(text);
  const commands = applicantId && (await commandsAbout(applicantId));
  if (!applicantId || !commands) return [];
  const cases = await db().case.findMany({ where: { applicantId }, select: { id: true } });
  return [applicantId, ...cases.map(({ id }) => id), ...commands];
}

async function applicantOfCase(text: string): Promise<string | null> {
  const number = /^(?:DK-)?(\d{1,15})$/i.exec(text)?.[1];
  if (number === undefined) return null;
  const found = await db().case.findFirst({ where: { number: BigInt(number) }, select: { applicantId: true } });
  return found?.applicantId ?? null;
}

/** Where a page begins: below the row of this number. */
async function placeOf(before: string): Promise<Wanted['below'] | 'nowhere'> {
  if (!/^\d{1,15}$/.test(before)) return 'nowhere';
  const row = await db().ledgerRow.findUnique({ where: { seq: BigInt(before) }, select: { at: true, seq: true } });
  return row ?? 'nowhere';
}
