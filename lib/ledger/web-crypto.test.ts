import { describe, expect, it } from 'vitest';
import { testSize } from '#test/database/size.ts';
import { chainOf, each, exported } from '#test/ledger/specimen.ts';
import { readLines } from './lines.ts';
import { nodeCrypto } from './node-crypto.ts';
import { verifyLines } from './verify-export.ts';
import { webCrypto } from './web-crypto.ts';

const samples = testSize({ small: 150, full: 5_000 });

/** A browser computes hashes and signatures in another way. It must find what `npm run verify-ledger` finds. */
describe('The verifier with the hashes and signatures of a browser', () => {
  it('an unchanged export: verifies, and tells how far it is', async () => {
    const told: number[] = [];
    const bytes = Buffer.from(await exported(chainOf(600)));
    const verified = await verifyLines(readLines(each([bytes])), webCrypto, {}, (row) => told.push(row));
    expect(verified).toMatchObject({ ok: true, rows: 600, head: { seq: 600 } });
    expect(told).toEqual([256, 512]);
  });

  it('one changed byte anywhere: finds the same fault in the same place as in Node', { timeout: 120_000 }, async () => {
    const bytes = Buffer.from(await exported(chainOf(40)));
    const step = Math.ceil(bytes.length / samples);
    for (let at = 0; at < bytes.length; at += step) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ (1 + ((at * 37) % 255));
      const [web, node] = await Promise.all(
        [webCrypto, nodeCrypto].map((crypto) => verifyLines(readLines(each([changed])), crypto)),
      );
      expect(web, `byte ${at}`).toEqual(node);
      expect(web?.ok, `byte ${at}`).toBe(false);
    }
  });
});
