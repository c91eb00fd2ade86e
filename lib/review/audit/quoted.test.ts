import { expect, it } from 'vitest';
import { quoted } from './quoted.ts';

it.each([
  ['P-19', ' “P-19”'],
  ['FaceRecheckQueued', ' “FaceRecheckQueued”'],
  ['under_manual_review', ' “under_manual_review”'],
  ['0.93', ' “0.93”'],
  ['Unknown', ' unknown'],
  [null, ''],
  ['', ''],
  ['Aidana Omarova', ''],
  ['Омарова', ''],
  ['aidana@mail.example', ''],
  ['910304400417', ''],
  ['1991-03-04T00:00:00.000000', ''],
  ['a'.repeat(25), ''],
])('%j becomes %j', (word, quote) => expect(quoted(word)).toBe(quote));
