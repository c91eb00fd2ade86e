import { describe, expect, test } from 'vitest';
import { chainOf, each, exported, privateKey, publicKey } from '#test/ledger/specimen.ts';
import { canonicalJson } from './entry.ts';
import { signHead } from './head.ts';
import { headOutcome, headsIn } from './heads-text.ts';
import { publicKeyText } from './keys.ts';
import { readLines } from './lines.ts';
import type { SignedHead } from './signed-head.ts';
import { verifyLines } from './verify-export.ts';
import { webCrypto } from './web-crypto.ts';

/** The reader's own key and heads, as a browser checks them. */
const rows = chainOf(30);
const other = chainOf(30, undefined, 'another remark');
const held = (seq: number, of = rows, at = `2026-11-2${seq % 10}T18:00:00.000Z`) => {
  const row = of[seq - 1];
  if (!row) throw new Error('there is such a row');
  return signHead(privateKey, row, at);
};

async function outcomes(text: string, heads: readonly SignedHead[], key = publicKeyText(publicKey)) {
  const agreeing: SignedHead[] = [];
  const trust = { publicKey: key, heads, onHead: (head: SignedHead) => void agreeing.push(head) };
  const result = await verifyLines(readLines(each([Buffer.from(text)])), webCrypto, trust);
  return {
    ok: result.ok,
    seq: result.ok ? null : result.seq,
    are: heads.map((one) => headOutcome(one, agreeing, result)),
  };
}

describe('Heads that the reader holds', () => {
  test('all of this ledger: each agrees', async () => {
    const found = await outcomes(await exported(rows), [held(5), held(20), held(30)]);
    expect(found).toEqual({ ok: true, seq: null, are: ['agrees', 'agrees', 'agrees'] });
  });

  test('one of a ledger written anew: it differs, those before agree, those after were not reached', async () => {
    const found = await outcomes(await exported(rows), [held(5), held(20, other), held(25)]);
    expect(found).toEqual({ ok: false, seq: 20, are: ['agrees', 'differs', 'not_reached'] });
    // Control: without the heads, the ledger written anew passes.
    expect(await outcomes(await exported(other), [])).toMatchObject({ ok: true });
  });

  test('one beyond a tail that was cut off: it differs', async () => {
    const found = await outcomes(await exported(rows.slice(0, 20)), [held(5), held(25)]);
    expect(found).toEqual({ ok: false, seq: 21, are: ['agrees', 'differs'] });
  });

  test('one before a part of the ledger: the part says nothing about it', async () => {
    const [before, after] = [rows[9], rows.slice(10)];
    if (!before) throw new Error('there is a row before');
    const found = await outcomes(await exported(after, before), [held(5), held(20)]);
    expect(found).toEqual({ ok: true, seq: null, are: ['before', 'agrees'] });
  });

  test('one that is not signed with the reader’s key, and another key than that of the export: refused', async () => {
    const forged = { ...held(5), signature: 'a'.repeat(128) };
    expect(await outcomes(await exported(rows), [forged])).toMatchObject({
      ok: false,
      seq: 'heads',
      are: ['not_reached'],
    });
    expect(await outcomes(await exported(rows), [], 'ab'.repeat(32))).toMatchObject({ ok: false, seq: 'trailer' });
  });
});

test('A file of heads is read line by line, also with the line ends of Windows; other lines are named', () => {
  const lines = [held(5), held(6)].map((head) => canonicalJson(head));
  const text = [lines[0], '{"at":"2026', lines[1], '', 'x'].join('\r\n');
  expect(headsIn(text)).toMatchObject({ heads: [{ seq: 5 }, { seq: 6 }], unreadable: [2, 5] });
  expect(headsIn('')).toEqual({ heads: [], unreadable: [] });
});
