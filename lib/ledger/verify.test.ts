import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { chainOf, each, exported, exportedAt, privateKey, publicKey, verifyBytes } from '#test/ledger/specimen.ts';
import { canonicalJson } from './entry.ts';
import { signHead } from './head.ts';
import type { SignedHead } from './signed-head.ts';
import { verifyRows } from './verify.ts';

const rows = chainOf(100);
const text = await exported(rows);
const [headerLine = '', ...otherLines] = text.slice(0, -1).split('\n');
const trailerLine = otherLines.at(-1) ?? '';
const rowLines = otherLines.slice(0, -1);
const verify = (lines: string[], heads?: SignedHead[]) =>
  verifyBytes(Buffer.from(`${lines.join('\n')}\n`), { publicKey, heads });
const file = (changed: string[]) => [headerLine, ...changed, trailerLine];
const headAt = (seq: number) =>
  signHead(privateKey, rows[seq - 1] ?? { seq: 0, hash: '' }, `2026-11-20T1${seq % 7}:00:00.000Z`);
const heads = [headAt(20), headAt(60), headAt(100)];

describe('an export', () => {
  it('unchanged: verifies, with and without heads', async () => {
    expect(await verifyBytes(Buffer.from(text))).toMatchObject({
      ok: true,
      rows: 100,
      from: 1,
      head: { seq: 100, at: exportedAt },
    });
    expect(await verify(file(rowLines), heads)).toMatchObject({ ok: true });
  });

  it('may be a part of the ledger, or empty', async () => {
    const part = await exported(rows.slice(40, 50), rows[39]);
    expect(await verifyBytes(Buffer.from(part), { publicKey })).toMatchObject({ ok: true, rows: 10, from: 41 });
    expect(await verifyBytes(Buffer.from(await exported([])))).toMatchObject({ ok: true, rows: 0 });
  });

  it('of a broken chain: is not written', async () => {
    await expect(exported([...rows.slice(0, 10), ...rows.slice(11, 20)])).rejects.toThrow('row 11');
  });
});

describe('the first bad row is named when', () => {
  const swapped = rowLines.toSpliced(30, 2, rowLines[31] ?? '', rowLines[30] ?? '');
  const forked = [...rows.slice(0, 50), ...chainOf(50, rows[49], 'never happened')];
  const forkedLines = forked.map((row) => canonicalJson(row));
  const longer = chainOf(1, rows[99]).map((row) => canonicalJson(row));

  it.each<[string, string[], SignedHead[], number | string]>([
    ['a row is removed', rowLines.toSpliced(30, 1), [], 31],
    ['the first row is removed', rowLines.slice(1), [], 1],
    ['a row is written twice', rowLines.toSpliced(30, 0, rowLines[30] ?? ''), [], 32],
    ['a row is inserted', rowLines.toSpliced(30, 0, rowLines[70] ?? ''), [], 31],
    ['an empty line is inserted', rowLines.toSpliced(30, 0, ''), [], 31],
    ['two rows are swapped', swapped, [], 31],
    ['the tail is cut off', rowLines.slice(0, 80), [], 81],
    ['a row is added behind the head', [...rowLines, ...longer], [], 101],
    ['the tail is replaced from row 51 on', forkedLines, [], 100],
    ['the same, with a head signed in between', forkedLines, heads, 60],
  ])('%s', async (_what, changed, known, place) => {
    expect(await verify(file(changed), known)).toMatchObject({ ok: false, seq: place });
  });

  it('an older whole export, once rightly signed, is passed off as the newest (rollback)', async () => {
    const older = await exported(rows.slice(0, 80));
    expect(await verifyBytes(Buffer.from(older), { publicKey, heads })).toMatchObject({ ok: false, seq: 81 });
    expect(await verifyBytes(Buffer.from(older), { publicKey }), 'control: without heads it verifies').toMatchObject({
      ok: true,
    });
  });

  it('the whole is written anew with another key', async () => {
    const other = generateKeyPairSync('ed25519').privateKey;
    const forgery = Buffer.from(
      await exported(chainOf(100, undefined, 'never happened'), undefined, exportedAt, other),
    );
    expect(await verifyBytes(forgery, { publicKey })).toMatchObject({ ok: false, seq: 'trailer' });
    expect(await verifyBytes(forgery, {}), 'control: held against its own key').toMatchObject({ ok: true });
  });
});

describe('around the rows', () => {
  it('an old export with a new date: found', async () => {
    const later = headerLine.replace('2026-11-20', '2026-11-21');
    expect(await verify([later, ...rowLines, trailerLine])).toMatchObject({ ok: false, seq: 'header' });
  });

  it('a forged head: named', async () => {
    const forged = { ...headAt(20), seq: 21 };
    expect(await verify(file(rowLines), [forged])).toMatchObject({ ok: false, seq: 'heads' });
  });

  it.each<[string, string, number | string]>([
    ['nothing at all', '', 'header'],
    ['no line end at the end', text.slice(0, -1), 'trailer'],
    ['a byte more', `${text}\n`, 'trailer'],
    ['two trailers', `${text}${trailerLine}\n`, 'trailer'],
    ['no trailer', text.slice(0, -trailerLine.length - 1), 'trailer'],
    ['line ends of another system', text.replaceAll('\n', '\r\n'), 'header'],
    ['a byte order mark', `\ufeff${text}`, 'header'],
  ])('%s is found', async (_what, changed, place) => {
    expect(await verifyBytes(Buffer.from(changed))).toMatchObject({ ok: false, seq: place });
  });
});

describe('rows from the database', () => {
  it('complete: verify; with the tail cut off: the missing row is named', async () => {
    expect(await verifyRows(each(rows), { publicKey, heads })).toMatchObject({
      ok: true,
      rows: 100,
      tip: { seq: 100 },
    });
    expect(await verifyRows(each(rows.slice(0, 90)), { publicKey, heads })).toMatchObject({ ok: false, seq: 91 });
  });

  it('control: without heads a missing tail is not found', async () => {
    expect(await verifyRows(each(rows.slice(0, 90)))).toMatchObject({ ok: true });
  });
});
