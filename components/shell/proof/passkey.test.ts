import { expect, test } from 'vitest';
import { passkeyTrouble } from './passkey.ts';

test.each([
  ['127.0.0.1', 'Open http://localhost:3000 for it.'],
  ['[::1]', 'Open http://localhost:3000 for it.'],
  ['10.1.2.3', 'not for an address'],
  ['[fd00::1]', 'not for an address'],
  ['desk.example.com', 'This browser has no passkeys'],
])('At %s, in a program without passkeys: %s', (hostname, words) => {
  expect(passkeyTrouble({ hostname, port: '3000' })).toContain(words);
});
