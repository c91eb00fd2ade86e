import { expect, test } from 'vitest';
import { type ConnectionTry, type TryState, tryStateOf } from './last-try.ts';

const asked = '2026-11-21T14:39:00.000Z';
const later = '2026-11-21T14:39:02.000Z';
const next = '2026-11-21T14:40:02.000Z';

test.each<[story: string, tried: ConnectionTry | null, state: TryState]>([
  ['not read yet', null, { kind: 'trying' }],
  ['an older one', { askedAt: '2026-11-21T14:00:00.000Z', triedAt: later, nextAt: null }, { kind: 'trying' }],
  ['under way', { askedAt: asked, triedAt: null, nextAt: next }, { kind: 'trying' }],
  ['no answer', { askedAt: asked, triedAt: later, nextAt: next }, { kind: 'silent', nextAt: next }],
  ['answered', { askedAt: asked, triedAt: later, nextAt: null }, { kind: 'answered', at: later }],
  ['asked again by someone else', { askedAt: later, triedAt: next, nextAt: null }, { kind: 'answered', at: next }],
])('%s', (_story, tried, state) => {
  expect(tryStateOf(tried, asked)).toEqual(state);
});
