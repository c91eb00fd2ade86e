import { connectionHealths } from '#lib/data/connections/connections.ts';
import { draftOf } from '#lib/data/rules/drafts.ts';
import { versionsOf } from '#lib/data/rules/history.ts';
import { documentsHeld } from '#lib/data/rules/judged.ts';
import { lastReading } from '#lib/data/rules/readings.ts';
import { requestsOf } from '#lib/data/rules/request-view.ts';
import { newestRun } from '#lib/data/rules/simulation-runs.ts';
import { newestRanges } from '#lib/data/rules/simulations.ts';
import { type RuleSubject, rulesHash, scopeKey } from '#lib/data/rules/subject.ts';
import { currentView, draftView } from '#lib/data/rules/view.ts';
import { providerLabel } from '#lib/providers/registry.ts';
import { can, mustBeAble } from '#lib/review/access.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { differencesOf, type RuleDifference } from '#lib/review/rules/difference.ts';
import { type CellEffect, effectsOf } from '#lib/review/rules/effects.ts';
import { keysOf } from '#lib/review/rules/matrix.ts';
import { type RequirementMatrix, type RuleValues, ruleKinds } from '#lib/review/rules/rule.ts';
import type { WeightRanges } from '#lib/review/rules/simulation/result.ts';
import { driftOf, openRequestOf } from '#lib/review/rules/steps.ts';
import type { KindView, RuleRights, RulesLine, RulesOf, RulesView } from '#lib/review/rules/view.ts';
import { ConnectionUnusable, connect } from '../connect.ts';
import { type OpenRules, rulesIn, subjectOf } from './read.ts';

/**
 * All that the screens of one connection's rules show, as far as Docket has read. Calls no vendor.
 * @throws Refusal `not_allowed`; `not_found` where the connection, or its settings, give no rules; ConnectionUnusable
 */
export async function rulesView(actor: MemberActor, connectionId: string): Promise<RulesView> {
  mustBeAble(actor, 'see-rules');
  const open = rulesIn(await connect(connectionId, 'person'));
  if (!open) throw new Refusal('not_found', 'This connection has no rules that Docket can read.');
  const kinds: KindView[] = [];
  // One kind after the other: a page must not take the connections of all others to the database.
  for (const kind of ruleKinds)
    if (open.book[kind] !== null) kinds.push(await kindView(actor, subjectOf(open, kind), keysOf(open.book, kind)));
  return { ...(await shown(open)), rights: ruleRights(actor), kinds };
}

/** Differences are in the order of `keys`; the database keeps no order. */
async function kindView(actor: MemberActor, subject: RuleSubject, keys: readonly string[]): Promise<KindView> {
  const current = await currentView(actor, subject);
  const [draft, run, versions, requests] = await Promise.all([
    draftView(actor, subject, current),
    newestRun(actor, subject),
    versionsOf(actor, subject),
    requestsOf(actor, subject),
  ]);
  const place = new Map(keys.map((key, at) => [key, at]));
  const placeOf = ({ key }: RuleDifference) => place.get(key) ?? keys.length;
  const inOrder = (changes: readonly RuleDifference[]) => changes.toSorted((a, b) => placeOf(a) - placeOf(b));
  return {
    kind: subject.kind,
    current: current && { ...current, outside: current.outside && inOrder(current.outside) },
    draft: draft && { ...draft, changes: inOrder(draft.changes) },
    run,
    behind: draft && current ? differencesOf(draft.base, current.values, keys) : [],
    versions,
    requests: requests.map((request) => ({ ...request, changes: inOrder(request.changes) })),
  };
}

/** The connections that have rules. @throws Refusal `not_allowed` */
export async function rulesLines(actor: MemberActor): Promise<RulesLine[]> {
  mustBeAble(actor, 'see-rules');
  const connections = await connectionHealths(actor, providerLabel);
  const lines: RulesLine[] = [];
  for (const { id } of connections) {
    const line = await lineOf(actor, id);
    if (line) lines.push(line);
  }
  return lines;
}

/** What a person may do on these screens. */
export function ruleRights(actor: MemberActor): RuleRights {
  return {
    draft: can(actor, 'draft-rules'),
    confirm: can(actor, 'confirm-rules'),
    seeApplicants: can(actor, 'see-applicants'),
  };
}

/**
 * What each weight could do, moved alone, as the newest simulation on the values in force found it; null where there
 * is none. It holds for every draft that begins with these values.
 * @throws Refusal `not_allowed`
 */
export async function weightRanges(
  actor: MemberActor,
  { connection, book }: RulesOf,
  inForce: RuleValues,
): Promise<WeightRanges | null> {
  const subject: RuleSubject = { connectionId: connection.id, kind: 'weights', scope: scopeKey(book.scope) };
  return newestRanges(actor, subject, rulesHash(inForce));
}

/**
 * What changed switches would have done to the documents of the newest stored applicants.
 * @returns how many applicants were read, and the effect of each change
 * @throws Refusal `not_allowed`
 */
export async function requirementEffects(
  actor: MemberActor,
  connectionId: string,
  matrix: RequirementMatrix,
  changes: readonly RuleDifference[],
): Promise<{ applicants: number; effects: CellEffect[] }> {
  mustBeAble(actor, 'see-rules');
  if (changes.length === 0) return { applicants: 0, effects: [] };
  const { applicants, held } = await documentsHeld(connectionId, matrix);
  return { applicants, effects: effectsOf(matrix, changes, held) };
}

async function lineOf(actor: MemberActor, connectionId: string): Promise<RulesLine | null> {
  const open = await connect(connectionId, 'person')
    .then(rulesIn)
    .catch((error: unknown) => {
      if (error instanceof ConnectionUnusable) return null;
      throw error;
    });
  if (!open) return null;
  const kinds: RulesLine['kinds'] = [];
  for (const kind of ruleKinds) {
    if (open.book[kind] === null) continue;
    const subject = subjectOf(open, kind);
    const current = await currentView(actor, subject);
    const draft = await draftOf(subject);
    const requests = await requestsOf(actor, subject);
    kinds.push({
      kind,
      number: current?.number ?? null,
      isOutside: current?.outside != null,
      isDrifting: driftOf({ current, requests }) !== null,
      changed: draft ? differencesOf(draft.base, draft.values, Object.keys(draft.values)).length : 0,
      open: openRequestOf(requests)?.state ?? null,
    });
  }
  return { connection: (await shown(open)).connection, kinds };
}

async function shown({ connected: { connection, provider }, book }: OpenRules): Promise<RulesOf> {
  const { checkedAt, code } = await lastReading(connection.id);
  return {
    connection: { id: connection.id, label: connection.label, providerLabel: provider.label, mode: connection.mode },
    book,
    reading: { checkedAt: checkedAt?.toISOString() ?? null, code },
  };
}
