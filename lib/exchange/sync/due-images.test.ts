import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { db } from '#lib/data/database.ts';
import { imagesAhead } from '#lib/data/images/ahead.ts';
import { readCopy } from '#lib/data/images/copies.ts';
import { forgetEnv } from '#lib/env.ts';
import { type TestDesk, testDesk } from '#test/exchange/desk.ts';
import { callsTo, setFault } from '#test/sandbox/control.ts';
import { dueImages } from './due-images.ts';
import { closeImaging, imagePicture } from './fetch-images.ts';
import { pullPage } from './pull.ts';

let desk: TestDesk;
const running = new AbortController().signal;

beforeAll(async () => {
  desk = await testDesk({ people: 12 });
  while ((await pullPage(desk.vult, running)).kind === 'page');
});

afterEach(() => {
  delete process.env.IMAGE_CACHE_MB;
  forgetEnv();
});

afterAll(async () => {
  await closeImaging();
  await desk.close();
});

const downloads = () => callsTo(desk.sandboxUrl, 'vult', 'idv.documentDownload');
const notFetched = () => db().image.count({ where: { state: 'not_fetched' } });

test('The first image of the first due case is there before anyone asked, and is not fetched again', async () => {
  const [first] = await imagesAhead([]);
  const imageId = first?.imageId ?? '';
  const { applicant } = await db().image.findUniqueOrThrow({
    where: { id: imageId },
    select: { applicant: { select: { cases: { select: { dueAt: true } } } } },
  });
  const { _min } = await db().case.aggregate({
    where: { state: { not: 'decided' }, applicant: { images: { some: {} } } },
    _min: { dueAt: true },
  });
  expect(applicant.cases[0]?.dueAt).toEqual(_min.dueAt);
  const before = await downloads();
  expect(await dueImages.workOne(desk.vult, running)).toBeGreaterThanOrEqual(250);
  expect(await downloads()).toBe(before + 1);
  for (const size of ['thumb', 'full'] as const) expect(await readCopy(imageId, 1, size)).not.toBeNull();
  const reviewer = { kind: 'member', id: crypto.randomUUID(), role: 'reviewer' } as const;
  const asked = await imagePicture(
    { ...reviewer, name: 'N', email: 'n@docket.test', sessionId: 's' },
    imageId,
    1,
    'full',
  );
  expect(asked.state).toBe('shown');
  expect(await downloads(), 'the first look asked the vendor for nothing').toBe(before + 1);
  expect((await imagesAhead([])).map((image) => image.imageId)).not.toContain(imageId);
});

test('What the vendor does not give is left alone, and the next one is copied', async () => {
  const [failing, next] = await imagesAhead([]);
  await setFault(desk.sandboxUrl, 'vult', { kind: '500' });
  await dueImages.workOne(desk.vult, running);
  await setFault(desk.sandboxUrl, 'vult', null);
  expect(await db().image.findUniqueOrThrow({ where: { id: failing?.imageId ?? '' } })).toMatchObject({
    state: 'not_fetched',
  });
  await expect
    .poll(
      async () => {
        await dueImages.workOne(desk.vult, running);
        return (await db().image.findUniqueOrThrow({ where: { id: next?.imageId ?? '' } })).state;
      },
      { timeout: 30_000, interval: 500 },
    )
    .toBe('shown');
});

test('Little room: fewer are copied; a paused connection or a first pull under way: none', async () => {
  expect(await notFetched()).toBeGreaterThan(3);
  const all = (await imagesAhead([])).length;
  process.env.IMAGE_CACHE_MB = '2';
  forgetEnv();
  expect((await imagesAhead([])).length, 'of one case').toBeLessThan(all);
  delete process.env.IMAGE_CACHE_MB;
  forgetEnv();
  await db().pull.updateMany({ data: { round: 1, finishedAt: null } });
  expect(await imagesAhead([])).toEqual([]);
  await db().pull.updateMany({ data: { finishedAt: new Date() } });
  await db().connection.update({ where: { id: desk.vult }, data: { status: 'paused', pausedBecause: 'by_hand' } });
  expect(await imagesAhead([])).toEqual([]);
  await db().connection.update({ where: { id: desk.vult }, data: { status: 'active', pausedBecause: null } });
  expect(await imagesAhead([])).not.toEqual([]);
});
