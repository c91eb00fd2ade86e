import { askPublish, confirmPublish, type Seen } from '#lib/data/rules/requests.ts';
import { requestSubject } from '#lib/data/rules/view.ts';
import { mustBeAble } from '#lib/review/access.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { type RuleBook, type RuleKind, scopeText } from '#lib/review/rules/rule.ts';
import { currentRules } from './drafts.ts';
import { openRules } from './read.ts';

/** What the author fills in. `typed` is the scope, typed by hand. */
export type Asking = {
  requestId: string;
  connectionId: string;
  kind: RuleKind;
  version: number;
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
  const { connectionId, kind, typed, requestId: id, version, rationale, scheduledFor } = asking;
  const open = await openRules(connectionId, kind);
  mustBeTyped(open.book, typed);
  const current = await currentRules(actor, open, kind);
  // No simulation can be made yet, so requests for weights are refused (askPublish).
  await askPublish(actor, open.subject, { id, version, current, simulationId: null, rationale, scheduledFor });
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
  const { connectionId, kind, scope } = await requestSubject(actor, requestId);
  const open = await openRules(connectionId, kind);
  if (open.subject.scope !== scope)
    throw new Refusal('closed', 'The connection is now set up for another scope. This has to be asked for again.');
  mustBeTyped(open.book, typed);
  await confirmPublish(actor, requestId, seen, await currentRules(actor, open, kind));
}

function mustBeTyped({ scope }: RuleBook, typed: string): void {
  const words = scopeText(scope);
  if (typed.trim().toLowerCase() === words.toLowerCase()) return;
  const message = `Type “${words}” to confirm.`;
  throw new Refusal('invalid', message, { typed: message });
}
