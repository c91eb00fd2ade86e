import { expect, it } from 'vitest';
import type { TryAnswer } from './view.ts';
import { answerWords, waitingWords } from './words.ts';

it.each<[string, TryAnswer]>([
  ['204 in 12 ms', { status: 204, code: null, tookMs: 12 }],
  ['500 in 1,240 ms', { status: 500, code: 'answered', tookMs: 1_240 }],
  ['302, a redirect, not followed', { status: 302, code: 'redirect', tookMs: 3 }],
  ['No answer in time', { status: null, code: 'timeout', tookMs: 15_000 }],
  ['Not a public address', { status: null, code: 'refused', tookMs: 1 }],
])('A try is told as: %s', (words, answer) => {
  expect(answerWords(answer)).toBe(words);
});

it.each([
  [0, 'No message waits now.'],
  [1, '1 message waits now, and is never sent.'],
  [1_204, '1,204 messages wait now, and are never sent.'],
])('%i waiting messages are told with what becomes of them', (waiting, words) => {
  expect(waitingWords({ waiting }, 'never sent')).toBe(words);
});
