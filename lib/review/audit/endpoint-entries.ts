import { wordsOf } from '../applicant/labels.ts';
import { countOf } from '../counted.ts';
import type { CaseEvent } from '../endpoints/event.ts';
import type { DisabledBecause, TryCode } from '../endpoints/view.ts';
import { momentLabel } from '../values/day.ts';

/** The details of ledger entries about outgoing webhooks: of an address only its origin, never a secret. */
export type EndpointAuditDetails = {
  'endpoint.added': { name: string; origin: string; events: CaseEvent[] };
  'endpoint.changed': { fields: string[]; origin: string; events: CaseEvent[] };
  'endpoint.disabled': { because: DisabledBecause };
  'endpoint.enabled': Record<string, never>;
  /** `waiting`: messages that were not delivered and are not sent any more. */
  'endpoint.removed': { waiting: number };
  /** `previousUntil`: until when requests are signed with the old secret too; null when it leaked. */
  'endpoint.secret-rotated': { previousUntil: string | null };
  'endpoint.tested': { messageId: string; status: number | null; code: TryCode | null };
  /** A message was not delivered within all its tries. */
  'endpoint.gave-up': { messageId: string; event: string; tries: number; status: number | null; code: TryCode };
  'endpoint.sent-again': { messageId: string; event: string };
};

type Sentences = { [Kind in keyof EndpointAuditDetails]: (details: EndpointAuditDetails[Kind]) => string };

export const endpointSentences: Sentences = {
  'endpoint.added': ({ name, events }) => `Added the endpoint “${name}” for ${countOf(events.length, 'event')}`,
  'endpoint.changed': ({ fields }) => `Changed the endpoint: ${fields.map(wordsOf).join(', ')}`,
  'endpoint.disabled': ({ because }) =>
    because === 'by_hand' ? 'Disabled the endpoint' : 'Disabled the endpoint: it answered that it is gone (410)',
  'endpoint.enabled': () => 'Enabled the endpoint',
  'endpoint.removed': ({ waiting }) =>
    `Removed the endpoint${waiting > 0 ? `; ${countOf(waiting, 'message')} not sent` : ''}`,
  'endpoint.secret-rotated': ({ previousUntil }) =>
    previousUntil === null
      ? 'Made a new secret of the endpoint; the old one ended at once'
      : `Made a new secret of the endpoint; the old one signs too until ${momentLabel(new Date(previousUntil))}`,
  'endpoint.tested': ({ status, code }) =>
    `Sent a test event: ${status === null ? wordsOf(code ?? 'unknown') : `answered ${status}`}`,
  'endpoint.gave-up': ({ event, tries, status, code }) =>
    `Gave up telling ${event} after ${countOf(tries, 'try', 'tries')}: ` +
    (status === null ? wordsOf(code) : `answered ${status}`),
  'endpoint.sent-again': ({ event }) => `Sent ${event} again`,
};

export const endpointEntryKinds = Object.keys(endpointSentences) as (keyof EndpointAuditDetails)[];
