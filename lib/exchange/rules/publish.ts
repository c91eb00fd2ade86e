import { requestSubject } from '#lib/data/rules/request-view.ts';
import { askPublish, confirmPublish, type Seen } from '#lib/data/rules/requests.ts';
import { askRollback, type Rollback, rollBackAlone } from '#lib/data/rules/rollback.ts';
import { mustBeAble } from '#lib/review/access.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { type RuleBook, type RuleKind, scopeText } from '#lib/review/rules/rule.ts';
import { currentRules } from './drafts.ts';
import { type OpenRules, openRules } from './read.ts';

/** What the author fills in. `typed` is the scope, typed by hand. */
export type Asking = {
  requestId: string;
  connectionId: string;
  kind: RuleKind;
  version: number;
  /** The simulation of this draft that the author looked at. */
  simulationId: string | null;
  rationale: string;
  scheduledFor: Date | null;
  typed: string;
};

/**
 * Asks to publish one's own draft, after the vendor's values were read again.
 * @throws Refusal as askPublish; `unavailable`; `invalid` by field `typed`
 */
export async function askToPublish(actor: MemberActor, asking: Asking): Promise<void> {
  mustBeAble(actor, 'draft-rules');
  const { connectionId, kind, typed, requestId: id, ...asked } = asking;
  const open = await openRules(connectionId, kind);
  mustBeTyped(open.book, typed);
  const current = await currentRules(actor, open, kind);
  await askPublish(actor, open.subject, { id, ...asked, current });
}

/** What a person fills in to put back what the published request `publishId` replaced. */
type RollingBack = Pick<Asking, 'requestId' | 'rationale' | 'typed'> & { publishId: string };

/**
 * Asks to put back what a published request replaced, after the vendor's values were read again.
 * @throws Refusal as askRollback; `unavailable`; `invalid` by field `typed`
 */
export async function askToRollBack(actor: MemberActor, asking: RollingBack): Promise<void> {
  await askRollback(actor, asking.publishId, await rollbackOf(actor, asking));
}

/**
 * Puts back what a published request replaced, by one person, after the vendor's values were read again.
 * @throws Refusal as rollBackAlone; `unavailable`; `invalid` by field `typed`
 */
export async function rollBackByOne(actor: MemberActor, asking: RollingBack): Promise<void> {
  await rollBackAlone(actor, asking.publishId, await rollbackOf(actor, asking));
}

async function rollbackOf(actor: MemberActor, asking: RollingBack): Promise<Rollback> {
  mustBeAble(actor, 'draft-rules');
  const { open, kind } = await openRequested(actor, asking.publishId);
  mustBeTyped(open.book, asking.typed);
  return { id: asking.requestId, rationale: asking.rationale, current: await currentRules(actor, open, kind) };
}

/**
 * Confirms another member's request, after the vendor's values were read again. It is sent at once, or at its time.
 * @throws Refusal as confirmPublish; `unavailable`; `invalid` by field `typed`
 */
export async function confirmToPublish(
  actor: MemberActor,
  { requestId, typed, ...seen }: Seen & { requestId: string; typed: string },
): Promise<void> {
  mustBeAble(actor, 'confirm-rules');
  const { open, kind } = await openRequested(actor, requestId);
  mustBeTyped(open.book, typed);
  await confirmPublish(actor, requestId, seen, await currentRules(actor, open, kind));
}

/** The rules that a request is about. @throws Refusal `closed` when the connection now has another scope */
async function openRequested(actor: MemberActor, requestId: string): Promise<{ open: OpenRules; kind: RuleKind }> {
  const { connectionId, kind, scope } = await requestSubject(actor, requestId);
  const open = await openRules(connectionId, kind);
  if (open.subject.scope === scope) return { open, kind };
  throw new Refusal('closed', 'The connection is now set up for another scope. This has to be asked for again.');
}

function mustBeTyped({ scope }: RuleBook, typed: string): void {
  const words = scopeText(scope);
  if (typed.trim().toLowerCase() === words.toLowerCase()) return;
  const message = `Type “${words}” to confirm.`;
  throw new Refusal('invalid', message, { typed: message });
}
