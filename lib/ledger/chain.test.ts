import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { linkRow } from '#test/ledger/link-row.ts';
import { chainOf } from '#test/ledger/specimen.ts';
import { genesis } from './chain.ts';
import { canonical, type LedgerEntry } from './entry.ts';
import { personalHmac } from './personal.ts';
import { rowFault, rowHash } from './row-hash.ts';

const entry: LedgerEntry = {
  seq: 1,
  at: '2026-11-20T09:00:00.000Z',
  kind: 'decision.recorded',
  actor: { type: 'person', id: 'reviewer-1', role: 'reviewer' },
  subject: { type: 'case', id: 'case-1' },
  details: { b: 1, a: 'é' },
};

describe('a row of the ledger', () => {
  it('has one canonical text: sorted keys, no spaces, unescaped UTF-8', () => {
    expect(canonical(entry)).toBe(
      '{"actor":{"id":"reviewer-1","role":"reviewer","type":"person"},"at":"2026-11-20T09:00:00.000Z",' +
        '"details":{"a":"é","b":1},"kind":"decision.recorded","seq":1,"subject":{"id":"case-1","type":"case"}}',
    );
  });

  it('hashes the 32 bytes before it and its text, as the database does', () => {
    const row = linkRow(genesis, entry);
    const expected = createHash('sha256').update(Buffer.alloc(32)).update(Buffer.from(row.entry, 'utf8')).digest('hex');
    expect(row).toEqual({ seq: 1, entry: canonical(entry), prevHash: '0'.repeat(64), hash: expected });
    expect(rowFault(genesis, row)).toBeNull();
  });

  it('follows only the row before it', () => {
    expect(() => linkRow({ seq: 1, hash: genesis.hash }, entry)).toThrow(RangeError);
    expect(() => linkRow(genesis, { ...entry, seq: 2 })).toThrow(RangeError);
  });

  it.each([
    ['a moment that is none', { at: 'yesterday' }],
    ['a moment without milliseconds', { at: '2026-11-20T09:00:00Z' }],
    ['no kind', { kind: '' }],
    ['a nameless actor', { actor: { type: 'system', id: '' } }],
    ['details that are a list', { details: [] }],
    ['half a character', { details: { note: '\ud800' } }],
    ['no number', { details: { score: Number.NaN } }],
    ['a key more', { note: 'x' }],
  ])('is refused with %s', (_what, change) => {
    expect(() => canonical({ ...entry, ...change } as LedgerEntry)).toThrow();
  });

  it.each([
    ['a key written twice', '{"a":1,"a":1}'],
    ['a space', '{"a": 1}'],
    ['another spelling of a number', '{"a":1.0}'],
    ['a needless escape', '{"a":"\\u0041"}'],
    ['keys out of order', '{"b":1,"a":1}'],
    ['a tail', '{"a":1}\n'],
  ])('is refused when its text has %s, even with the right hash', (_what, details) => {
    const text = canonical({ ...entry, details: {} }).replace('"details":{}', `"details":${details}`);
    const row = { seq: 1, entry: text, prevHash: genesis.hash, hash: rowHash(genesis.hash, text) };
    expect(rowFault(genesis, row)).toBe('its entry is not the canonical text of a ledger entry');
  });

  it('is refused under another number than its entry has', () => {
    const row = linkRow(genesis, entry);
    const [, second] = chainOf(2);
    expect(rowFault({ seq: 1, hash: genesis.hash }, { ...row, seq: 2 })).toBe('its entry says it is row 1');
    expect(rowFault(genesis, second)).toBe('row 1 was expected here, row 2 is here');
  });
});

describe('control: a chain that joins its fields with a bar', () => {
  const joined = (fields: string[]) => createHash('sha256').update(fields.join('|')).digest('hex');

  it('two different rows get one hash; with our form they don’t', () => {
    expect(joined(['approved', 'by|amina'])).toBe(joined(['approved|by', 'amina']));
    const hashes = [
      { kind: 'approved', remark: 'by|amina' },
      { kind: 'approved|by', remark: 'amina' },
    ].map(({ kind, remark }) => linkRow(genesis, { ...entry, kind, details: { remark } }).hash);
    expect(new Set(hashes).size).toBe(2);
  });
});

describe('the HMAC in place of personal data', () => {
  const key = Buffer.alloc(32, 7);

  it('is the same for the same value, and differs for another value, kind or key', () => {
    const first = personalHmac(key, 'email', 'amina@example.test');
    expect(personalHmac(key, 'email', 'amina@example.test')).toBe(first);
    const others = [
      personalHmac(key, 'email', 'amina@example.tes'),
      personalHmac(key, 'phone', 'amina@example.test'),
      personalHmac(Buffer.alloc(32, 8), 'email', 'amina@example.test'),
    ];
    expect(new Set([first, ...others]).size).toBe(4);
  });

  it('refuses a short key', () => {
    expect(() => personalHmac(Buffer.alloc(16), 'email', 'x')).toThrow(RangeError);
  });
});
