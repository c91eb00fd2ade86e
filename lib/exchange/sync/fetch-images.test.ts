import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { unsealRecord } from '#lib/data/applicants/content.ts';
import { db } from '#lib/data/database.ts';
import { forgetEnv } from '#lib/env.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { readAamva } from '#lib/review/facts/barcode/aamva.ts';
import { type TestDesk, testDesk } from '#test/exchange/desk.ts';
import { callsTo, setFault } from '#test/sandbox/control.ts';
import { closeImaging, imagePicture } from './fetch-images.ts';
import { pullPage } from './pull.ts';

let desk: TestDesk;
const reviewer: MemberActor = {
  kind: 'member',
  id: crypto.randomUUID(),
  name: 'Nadia Brandt',
  email: 'n@docket.test',
  role: 'reviewer',
  sessionId: 's',
};

beforeAll(async () => {
  desk = await testDesk({ people: 12 });
  await pullPage(desk.vult, new AbortController().signal);
});

afterAll(async () => {
  await closeImaging();
  await desk.close();
});

async function images(): Promise<string[]> {
  const rows = await db().image.findMany({
    where: { part: 'front' },
    orderBy: { id: 'asc' },
    select: { id: true },
    take: 6,
  });
  return rows.map(({ id }) => id);
}

test('An image is fetched once, re-encoded, and stored sealed', async () => {
  const [id = ''] = await images();
  const [full, again] = await Promise.all([
    imagePicture(reviewer, id, 1, 'full'),
    imagePicture(reviewer, id, 1, 'full'),
  ]);
  if (full.state !== 'shown') throw new Error(`not shown: ${full.problem}`);
  expect(full.sha256).toBe(createHash('sha256').update(full.bytes).digest('hex'));
  expect(full.sha256).not.toBe(full.originalSha256);
  expect(again).toEqual(full);
  expect(await callsTo(desk.sandboxUrl, 'vult', 'idv.documentDownload')).toBe(1);
  const thumb = await imagePicture(reviewer, id, 1, 'thumb');
  expect(thumb).toMatchObject({ state: 'shown', originalSha256: full.originalSha256 });
  expect(await callsTo(desk.sandboxUrl, 'vult', 'idv.documentDownload')).toBe(1);
  const rows = await db().imageCopy.findMany({ where: { imageId: id } });
  expect(rows.map(({ size }) => size).sort()).toEqual(['full', 'thumb']);
  // A JPEG starts with these bytes; the stored bytes do not, and do not contain the image.
  for (const row of rows) expect(Buffer.from(row.bytes).includes(Buffer.from(full.bytes.subarray(0, 64)))).toBe(false);
  expect(await db().image.findUnique({ where: { id } })).toMatchObject({
    state: 'shown',
    pages: 1,
    originalSha256: full.originalSha256,
  });
});

test('The back of a card is copied in: its barcode is decoded and kept; a front has none', async () => {
  const backs = await db().image.findMany({ where: { part: 'back' }, select: { id: true, applicantId: true } });
  const texts: string[] = [];
  for (const { id, applicantId } of backs.slice(0, 5)) {
    await imagePicture(reviewer, id, 1, 'thumb');
    const row = await db().applicant.findUniqueOrThrow({ where: { id: applicantId } });
    const barcodes = unsealRecord(row)?.barcodes ?? [];
    expect(barcodes.map(({ page, outcome }) => `${page} ${outcome}`)).toEqual([
      expect.stringMatching(/^1 (found|none)$/),
    ]);
    texts.push(...barcodes.flatMap((read) => (read.outcome === 'found' ? read.text : [])));
  }
  expect(texts.some((text) => readAamva(text) !== null)).toBe(true);
  const [front = ''] = await images();
  await imagePicture(reviewer, front, 1, 'full');
  const { applicantId, vendorRef } = await db().image.findUniqueOrThrow({ where: { id: front } });
  const record = unsealRecord(await db().applicant.findUniqueOrThrow({ where: { id: applicantId } }));
  expect((record?.barcodes ?? []).some(({ image }) => image === vendorRef)).toBe(false);
});

test('A sealed rendering is moved to another image or size: it can’t be unsealed', async () => {
  const [first = '', second = ''] = await images();
  await imagePicture(reviewer, second, 1, 'full');
  const copy = (imageId: string, size: string) => ({ imageId_page_size: { imageId, page: 1, size } });
  const kept = await db().imageCopy.findUniqueOrThrow({ where: copy(second, 'full') });
  for (const from of [copy(first, 'full'), copy(second, 'thumb')]) {
    const { bytes } = await db().imageCopy.findUniqueOrThrow({ where: from });
    await db().imageCopy.update({ where: copy(second, 'full'), data: { bytes } });
    await expect(imagePicture(reviewer, second, 1, 'full')).rejects.toMatchObject({ name: 'SealBroken' });
  }
  await db().imageCopy.update({ where: copy(second, 'full'), data: { bytes: kept.bytes } });
  expect(await imagePicture(reviewer, second, 1, 'full')).toMatchObject({ state: 'shown' });
});

test('The vendor is down: the image is refused, and can be fetched later', async () => {
  const id = (await images())[2] ?? '';
  await setFault(desk.sandboxUrl, 'vult', { kind: '500' });
  await expect(imagePicture(reviewer, id, 1, 'full')).rejects.toMatchObject({ code: 'unavailable' });
  expect(await db().image.findUnique({ where: { id } })).toMatchObject({ state: 'not_fetched' });
  await setFault(desk.sandboxUrl, 'vult', null);
  await expect
    .poll(() => imagePicture(reviewer, id, 1, 'full').catch(() => null), { timeout: 30_000, interval: 500 })
    .toMatchObject({ state: 'shown' });
});

test('The vendor does not have the image: it is shown as missing', async () => {
  const { applicantId } = await db().image.findFirstOrThrow();
  const id = crypto.randomUUID();
  await db().image.create({
    data: { id, applicantId, vendorRef: 'never-taken', documentType: 'passport', part: 'other', position: 9 },
  });
  expect(await imagePicture(reviewer, id, 1, 'full')).toMatchObject({
    state: 'missing',
    problem: 'The provider no longer has this image.',
  });
});

test('Roles without the right to see images get none', async () => {
  const [id = ''] = await images();
  for (const role of ['admin', 'manager'] as const) {
    await expect(imagePicture({ ...reviewer, role }, id, 1, 'thumb')).rejects.toMatchObject({ code: 'not_allowed' });
  }
});

test('The cache is full: the least used images are removed, and fetched again when needed', async () => {
  process.env.IMAGE_CACHE_MB = '1';
  forgetEnv();
  const ids = await images();
  for (const id of ids) await imagePicture(reviewer, id, 1, 'full').catch(() => null);
  const { _sum } = await db().imageCopy.aggregate({ _sum: { byteLength: true } });
  expect(_sum.byteLength).toBeLessThanOrEqual(1024 * 1024);
  const [first = ''] = ids;
  expect(await imagePicture(reviewer, first, 1, 'full')).toMatchObject({ state: 'shown' });
  delete process.env.IMAGE_CACHE_MB;
  forgetEnv();
});
