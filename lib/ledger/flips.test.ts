import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { testSize } from '#test/database/size.ts';
import { chainOf, exported, verifyBytes } from '#test/ledger/specimen.ts';

/**
 * docs/security.md, bar 26: whichever byte of an export changes, verification fails and names the row it stood in.
 * Every byte is tried in files of some rows each, since a check reads all rows before the changed one; a file of 1,000
 * by samples.
 */
const parts = testSize({ small: 1, full: 10 });
const rowsInPart = testSize({ small: 24, full: 100 });
const samples = testSize({ small: 200, full: 5_000 });

describe('a changed byte', () => {
  it.each(Array.from({ length: parts }, (_, part) => part))(
    'at any position of file %i: found',
    { timeout: 600_000 },
    async (part) => {
      const rows = chainOf(rowsInPart * (part + 1));
      const after = rows[rowsInPart * part - 1];
      const bytes = Buffer.from(await exported(rows.slice(rowsInPart * part), after));
      expect(await missedFlips(bytes, rowsInPart * part, 1)).toEqual([]);
    },
  );

  it('in a file of 1,000 rows, sampled: found', { timeout: 600_000 }, async () => {
    const bytes = Buffer.from(await exported(chainOf(1_000)));
    expect(await missedFlips(bytes, 0, Math.ceil(bytes.length / samples))).toEqual([]);
  });

  it('control: a verifier that only follows the hashes misses some', async () => {
    const bytes = Buffer.from(await exported(chainOf(5)));
    expect(followsHashes(bytes)).toBe(true);
    const missed = Array.from(bytes.keys()).filter((at) => followsHashes(flipped(bytes, at)));
    expect(missed.length).toBeGreaterThan(20);
  });
});

/** A naive verifier: split, parse, compare. It ignores the header, the trailer and what JSON parsing tolerates. */
function followsHashes(bytes: Buffer): boolean {
  try {
    let previous = '0'.repeat(64);
    for (const line of bytes.toString('utf8').trim().split('\n').slice(1, -1)) {
      const { entry, prevHash, hash } = JSON.parse(line);
      if (prevHash !== previous || hash !== createHash('sha256').update(prevHash, 'hex').update(entry).digest('hex'))
        return false;
      previous = hash;
    }
    return true;
  } catch {
    return false;
  }
}

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}

/**
 * Changes one byte at a time, a different bit or bits each time, and collects where that was not found or blamed on
 * another row.
 */
async function missedFlips(bytes: Buffer, before: number, step: number): Promise<string[]> {
  const missed: string[] = [];
  const lines = bytes.filter((byte) => byte === 10).length;
  let line = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    if (at > 0 && bytes[at - 1] === 10) line += 1;
    if (at % step > 0) continue;
    const original = bytes[at] ?? 0;
    bytes[at] = original ^ (1 + ((at * 37) % 255));
    const verified = await verifyBytes(bytes);
    bytes[at] = original;
    const place = line === 0 ? 'header' : line === lines - 1 ? 'trailer' : before + line;
    // A changed first or last row number in the header shows where the rows part from it.
    if (verified.ok || (verified.seq !== place && place !== 'header'))
      missed.push(`byte ${at} in ${place}: ${JSON.stringify(verified)}`);
  }
  return missed;
}
