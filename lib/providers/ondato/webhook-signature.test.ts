import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { WebhookRejected } from '../webhook/webhook.ts';
import { provenAt } from './webhook-signature.ts';

const secret = 'a secret of this test';
const t = '1795262400';
const body = new TextEncoder().encode('{"id":"e-1","type":"Idv.StatusChanged"}');
const hashed = (key: string, ...parts: (string | Uint8Array)[]) =>
  parts.reduce((hmac, part) => hmac.update(part), createHmac('sha256', key)).digest('hex');
const s = hashed(secret, `${t}.`, body);
const old = hashed('the secret before', `${t}.`, body);

function outcome(header: string | undefined, given = body): string {
  try {
    return provenAt(secret, header, given);
  } catch (error) {
    return error instanceof WebhookRejected ? error.reason : 'another error';
  }
}

describe('accepted', () => {
  test.each([
    ['as the vendor writes it', `t=${t},s=${s}`],
    ['with spaces', `t=${t}, s=${s}`],
    ['in the other order', `s=${s},t=${t}`],
    ['in capitals', `t=${t},s=${s.toUpperCase()}`],
    ['while a secret is replaced, ours first', `t=${t},s=${s},s=${old}`],
    ['while a secret is replaced, ours last', `t=${t},s=${old},s=${s}`],
  ])('%s', (_, header) => expect(outcome(header)).toBe(t));
});

describe('rejected', () => {
  test.each([
    ['nothing', undefined],
    ['an empty header', ''],
    ['no moment', `s=${s}`],
    ['no signature', `t=${t}`],
    ['another moment', `t=1795262401,s=${s}`],
    ['two moments', `t=${t},t=${t},s=${s}`],
    ['a moment that is none', `t=abc,s=${hashed(secret, 'abc.', body)}`],
    ['an old secret alone', `t=${t},s=${old}`],
    ['a signature of the body alone', `t=${t},s=${hashed(secret, body)}`],
    ['a signature without the point', `t=${t},s=${hashed(secret, t, body)}`],
    ['SHA-1', `t=${t},s=${createHmac('sha1', secret).update(`${t}.`).update(body).digest('hex')}`],
    ['an empty secret', `t=${t},s=${hashed('', `${t}.`, body)}`],
    ['one digit less', `t=${t},s=${s.slice(1)}`],
    ['more signatures than a rotation needs', `t=${t},${`s=${old},`.repeat(5)}s=${s}`],
    ['a part that is neither', `t=${t},s=${s},v=1`],
    ['base64', `t=${t},s=${Buffer.from(s, 'hex').toString('base64')}`],
  ])('%s', (_, header) => expect(outcome(header)).toBe('signature'));

  test('every bit of the header and of the body, changed', () => {
    const header = `t=${t},s=${s}`;
    for (let at = 0; at < header.length * 8; at++)
      expect(outcome(flipped(new TextEncoder().encode(header), at))).toBe('signature');
    for (let at = 0; at < body.length * 8; at++) expect(outcome(header, bytesFlipped(body, at))).toBe('signature');
  });

  test('control: with hex of mixed case, a changed bit is still accepted', () => {
    const naive = (signature: string) => signature.toLowerCase() === s;
    const flips = Array.from({ length: s.length * 8 }, (_, at) => flipped(new TextEncoder().encode(s), at));
    expect(flips.some(naive)).toBe(true);
  });
});

function bytesFlipped(bytes: Uint8Array, at: number): Uint8Array<ArrayBuffer> {
  const changed = Uint8Array.from(bytes);
  changed[at >> 3] = (changed[at >> 3] ?? 0) ^ (1 << (at & 7));
  return changed;
}

function flipped(bytes: Uint8Array, at: number): string {
  return Buffer.from(bytesFlipped(bytes, at)).toString('latin1');
}
