import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '#lib/data/database.ts';
import { forgetEnv } from '#lib/env.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { setFault, type TestDesk, testDesk } from '#test/exchange/desk.ts';
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

test('The vendor’s picture comes back encoded anew, is kept sealed, and is asked for once', async () => {
  const [id = ''] = await images();
  const [full, again] = await Promise.all([
    imagePicture(reviewer, id, 1, 'full'),
    imagePicture(reviewer, id, 1, 'full'),
  ]);
  if (full.state !== 'shown') throw new Error(`not shown: ${full.problem}`);
  expect(full.sha256).toBe(createHash('sha256').update(full.bytes).digest('hex'));
  expect(full.sha256).not.toBe(full.originalSha256);
  expect(again).toEqual(full);
  expect(await callsFor('documentDownload')).toBe(1);
  const thumb = await imagePicture(reviewer, id, 1, 'thumb');
  expect(thumb).toMatchObject({ state: 'shown', originalSha256: full.originalSha256 });
  expect(await callsFor('documentDownload')).toBe(1);
  const rows = await db().imageCopy.findMany({ where: { imageId: id } });
  expect(rows.map(({ size }) => size).sort()).toEqual(['full', 'thumb']);
  // A JPEG starts with these bytes; the stored copy does not, and does not hold the picture anywhere.
  for (const row of rows) expect(Buffer.from(row.bytes).includes(Buffer.from(full.bytes.subarray(0, 64)))).toBe(false);
  expect(await db().image.findUnique({ where: { id } })).toMatchObject({
    state: 'shown',
    pages: 1,
    originalSha256: full.originalSha256,
  });
});

test('A sealed picture moved to another image, or to another size of the same, no longer opens', async () => {
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

test('While the vendor is away the picture is refused, and nothing about the image is settled', async () => {
  const id = (await images())[2] ?? '';
  await setFault(desk.sandboxUrl, 'vult', { kind: '500' });
  await expect(imagePicture(reviewer, id, 1, 'full')).rejects.toMatchObject({ code: 'unavailable' });
  expect(await db().image.findUnique({ where: { id } })).toMatchObject({ state: 'not_fetched' });
  await setFault(desk.sandboxUrl, 'vult', null);
  await expect
    .poll(() => imagePicture(reviewer, id, 1, 'full').catch(() => null), { timeout: 30_000, interval: 500 })
    .toMatchObject({ state: 'shown' });
});

test('A picture the vendor does not hold is missing, and says so', async () => {
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

test('Who may not see images gets none, whoever asks for them', async () => {
  const [id = ''] = await images();
  for (const role of ['admin', 'manager'] as const) {
    await expect(imagePicture({ ...reviewer, role }, id, 1, 'thumb')).rejects.toMatchObject({ code: 'not_allowed' });
  }
});

test('The least used pictures make room, and come back when they are asked for', async () => {
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

async function callsFor(operation: string): Promise<number> {
  const answer = await fetch(`${desk.sandboxUrl}/control/log`);
  const { calls } = (await answer.json()) as { calls: unknown };
  return countOf(calls, operation);
}

function countOf(calls: unknown, operation: string): number {
  const text = JSON.stringify(calls);
  return Number(new RegExp(`"[^"]*${operation}[^"]*":(\\d+)`).exec(text)?.[1] ?? Number.NaN);
}
