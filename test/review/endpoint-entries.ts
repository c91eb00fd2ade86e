import type { Audited } from '#lib/review/audit/audit.ts';

const until = '2026-11-27T12:10:00.000Z';
const added = { name: 'Core ledger', origin: 'https://ledger.example', events: ['case.approved', 'case.rejected'] };

/** Entries about outgoing webhooks, with their sentences. */
export const endpointRows: [Audited, string][] = [
  [
    { kind: 'endpoint.added', details: { ...added, events: ['case.approved', 'case.rejected'] } },
    'Added the endpoint “Core ledger” for 2 events',
  ],
  [
    { kind: 'endpoint.changed', details: { fields: ['url', 'events'], origin: added.origin, events: [] } },
    'Changed the endpoint: url, events',
  ],
  [{ kind: 'endpoint.disabled', details: { because: 'by_hand' } }, 'Disabled the endpoint'],
  [
    { kind: 'endpoint.disabled', details: { because: 'gone' } },
    'Disabled the endpoint: it answered that it is gone (410)',
  ],
  [{ kind: 'endpoint.enabled', details: {} }, 'Enabled the endpoint'],
  [{ kind: 'endpoint.removed', details: { waiting: 0 } }, 'Removed the endpoint'],
  [{ kind: 'endpoint.removed', details: { waiting: 2 } }, 'Removed the endpoint; 2 messages not sent'],
  [
    { kind: 'endpoint.secret-rotated', details: { previousUntil: null } },
    'Made a new secret of the endpoint; the old one ended at once',
  ],
  [
    { kind: 'endpoint.secret-rotated', details: { previousUntil: until } },
    'Made a new secret of the endpoint; the old one signs too until 27 Nov 2026 at 12:10 UTC',
  ],
  [
    { kind: 'endpoint.tested', details: { messageId: 'm', status: 204, code: null } },
    'Sent a test event: answered 204',
  ],
  [
    { kind: 'endpoint.tested', details: { messageId: 'm', status: null, code: 'timeout' } },
    'Sent a test event: timeout',
  ],
  [
    {
      kind: 'endpoint.gave-up',
      details: { messageId: 'm', event: 'case.held', tries: 10, status: 500, code: 'answered' },
    },
    'Gave up telling case.held after 10 tries: answered 500',
  ],
  [
    {
      kind: 'endpoint.gave-up',
      details: { messageId: 'm', event: 'case.held', tries: 10, status: null, code: 'unavailable' },
    },
    'Gave up telling case.held after 10 tries: unavailable',
  ],
  [{ kind: 'endpoint.sent-again', details: { messageId: 'm', event: 'case.held' } }, 'Sent case.held again'],
];
