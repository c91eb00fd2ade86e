import { appendFile, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chainOf, exportedAt, privateKey, publicKey } from '#test/ledger/specimen.ts';
import { signHead, verifyHead } from './head.ts';
import { appendHead, HeadsFileClosed, headsFileProblem, readHeads } from './heads-file.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'docket-heads-'));
});
afterAll(() => rm(folder, { recursive: true }));

const heads = chainOf(30).map((row) => signHead(privateKey, row, exportedAt));

it('several processes write at once: every head is kept', async () => {
  const path = join(folder, 'deep', 'heads.jsonl');
  await Promise.all(heads.map((head) => appendHead(path, head)));
  const read = await readHeads(path);
  expect(read.unreadable).toEqual([]);
  expect(read.heads.sort((a, b) => a.seq - b.seq)).toEqual(heads);
  expect(read.heads.every((head) => verifyHead(publicKey, head))).toBe(true);
  expect((await readFile(path, 'utf8')).split('\n')).toHaveLength(31);
});

it('a line cut off by a power failure: the next head gets its own line', async () => {
  const path = join(folder, 'torn.jsonl');
  const [first, second] = heads;
  if (first === undefined || second === undefined) throw new Error('two heads are needed');
  await appendHead(path, first);
  await appendFile(path, '{"at":"2026-11');
  await appendHead(path, second);
  expect(await readHeads(path)).toEqual({ heads: [first, second], unreadable: [2] });
});

it('a changed head is read as it is, and its signature fails', () => {
  const [head] = heads;
  if (head === undefined) throw new Error('a head is needed');
  for (const change of [
    { seq: 2 },
    { at: '2026-11-21T17:00:00.000Z' },
    { hash: 'f'.repeat(64) },
    { signature: head.signature.toUpperCase() },
  ]) {
    expect(verifyHead(publicKey, { ...head, ...change })).toBe(false);
  }
});

it('the folder of the file can’t be made: rejects with the reason', async () => {
  const [head] = heads;
  if (head === undefined) throw new Error('a head is needed');
  await writeFile(join(folder, 'a-file'), '');
  await symlink(join(folder, 'not-mounted'), join(folder, 'link'));
  // Below /proc the system says "no such file" inside a folder that is there.
  for (const path of ['/proc/none/heads.jsonl', join(folder, 'a-file/heads.jsonl'), join(folder, 'link/heads.jsonl')]) {
    await expect(appendHead(path, head)).rejects.toThrow(HeadsFileClosed);
    expect(await headsFileProblem(path)).toMatch(/^E[A-Z]+$/);
  }
  expect(await headsFileProblem(join(folder, 'heads.jsonl'))).toBeUndefined();
  expect(await readHeads(join(folder, 'heads.jsonl'))).toEqual({ heads: [], unreadable: [] });
});
