/**
 * The states of a request to publish a draft. `waiting` for a second person; `approved` to be sent at once, `scheduled`
 * for a time; `sending`: ordered, and not all of it is confirmed; `published`: read back from the vendor, and watched;
 * `watched`: the watch is over. `suspended`: scheduled, and the vendor's values changed before that time. The others
 * ended without a change at the vendor, `failed` perhaps with a part of it.
 */
export const publishStates = [
  'waiting',
  'approved',
  'scheduled',
  'sending',
  'published',
  'watched',
  'suspended',
  'refused',
  'withdrawn',
  'void',
  'expired',
  'failed',
] as const;

export type PublishState = (typeof publishStates)[number];

/** The states of which a connection has at most one per kind of rules. */
export const openStates: readonly PublishState[] = ['waiting', 'approved', 'scheduled', 'sending', 'suspended'];

/** The states that no event changes any more. */
export const endStates: readonly PublishState[] = ['watched', 'refused', 'withdrawn', 'void', 'expired', 'failed'];

/** Whether the values of a request are, or were, the vendor's. */
export function isPublished(state: PublishState): boolean {
  return state === 'published' || state === 'watched';
}

export type PublishEvent =
  /** A second person confirms; `isLater`: it is sent at a time. */
  | { kind: 'approve'; isLater: boolean }
  | { kind: 'refuse' }
  | { kind: 'withdraw' }
  /** The draft was changed or discarded after it was asked for. */
  | { kind: 'draft_changed' }
  /** The vendor's values are no longer those that were looked at. */
  | { kind: 'target_changed' }
  /** Nobody answered within the time. */
  | { kind: 'expire' }
  | { kind: 'send' }
  /** All of it is confirmed by reading. */
  | { kind: 'confirm' }
  /** A part of it was withdrawn, settled or refused. */
  | { kind: 'fail' }
  | { kind: 'watch_over' };

/** For how long a published version is watched, in days. */
export const watchDays = 7;

/** The state after an event; null when the event is not possible in this state. */
export function nextPublishState(state: PublishState, event: PublishEvent): PublishState | null {
  switch (event.kind) {
    case 'approve':
      return state === 'waiting' ? (event.isLater ? 'scheduled' : 'approved') : null;
    case 'refuse':
      return state === 'waiting' ? 'refused' : null;
    case 'withdraw':
      return isOneOf(state, ['waiting', 'approved', 'scheduled', 'suspended']) ? 'withdrawn' : null;
    case 'draft_changed':
      return isOneOf(state, ['waiting', 'approved', 'scheduled', 'suspended']) ? 'void' : null;
    case 'target_changed':
      if (state === 'scheduled') return 'suspended';
      return isOneOf(state, ['waiting', 'approved']) ? 'void' : null;
    case 'expire':
      return state === 'waiting' ? 'expired' : null;
    case 'send':
      return isOneOf(state, ['approved', 'scheduled']) ? 'sending' : null;
    case 'confirm':
      return state === 'sending' ? 'published' : null;
    case 'fail':
      return state === 'sending' ? 'failed' : null;
    case 'watch_over':
      return state === 'published' ? 'watched' : null;
  }
}

function isOneOf(state: PublishState, states: readonly PublishState[]): boolean {
  return states.includes(state);
}
