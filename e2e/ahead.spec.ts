import type { Page, Request } from '@playwright/test';
import { closeDatabase, db } from '#lib/data/database.ts';
import { endClaims } from '#test/journeys/invented-case.ts';
import { untilKeysAct } from '#test/journeys/keys.ts';
import { expect, test } from './fixtures.ts';

test.describe.configure({ timeout: 120_000 });

test.afterEach(endClaims);

test.afterAll(closeDatabase);

type Found = { id: string; applicantId: string };

/** Free cases with images, which are due before all others from now on: "Take next" gives them in this order. */
async function firstDue(count: number): Promise<Found[]> {
  const find = () =>
    db().case.findMany({
      where: {
        state: 'open',
        assigneeId: null,
        isArchived: false,
        connection: { provider: 'vult' },
        applicant: {
          images: { some: { removedAt: null, position: { gt: 1 } }, every: { state: { not: 'not_safe' } } },
        },
      },
      orderBy: { dueAt: 'asc' },
      take: count,
      select: { id: true, applicantId: true },
    });
  // The first copy may be under way.
  await expect.poll(async () => (await find()).length, { timeout: 60_000 }).toBe(count);
  const found = await find();
  for (const [place, { id }] of found.entries())
    await db().case.update({ where: { id }, data: { dueAt: new Date(Date.UTC(2001, 0, 1, 0, place)) } });
  return found;
}

const recorded = (subjectId: string, kind: string) => db().ledgerRow.count({ where: { subjectId, kind } });
const who = (page: Page) => page.getByRole('region', { name: 'Who' });
const decision = (page: Page) => page.getByRole('region', { name: 'Decision' });
const isAct = (request: Request) => request.method() === 'POST' && request.headers()['next-action'] !== undefined;

test('The next two are in memory before a decision: nothing is asked between it and their text', async ({
  signedIn,
}) => {
  const [first, second, third] = (await firstDue(3)) as [Found, Found, Found];
  const page = await signedIn('reviewer');
  const done: string[] = [];
  page.on('response', (answer) => done.push(new URL(answer.url()).pathname + new URL(answer.url()).search));
  await page.goto(`/applicants/${first.applicantId}`);
  await untilKeysAct(page, 'Decision');
  await page.keyboard.press('l');
  const isThere = (part: string) => () => done.some((address) => address.startsWith(part));
  for (const { applicantId } of [second, third]) {
    await expect.poll(isThere(`/api/applicants/${applicantId}?prefetch=1`), { timeout: 30_000 }).toBe(true);
    await expect.poll(isThere(`/applicants/${applicantId}?_rsc=`), { timeout: 30_000 }).toBe(true);
    const images = await db().image.findMany({ where: { applicantId }, select: { id: true } });
    await expect
      .poll(() => images.some(({ id }) => isThere(`/api/images/${id}/1?size=full&prefetch=1`)()), { timeout: 30_000 })
      .toBe(true);
    expect(await recorded(applicantId, 'applicant.sent')).toBeGreaterThan(0);
    expect(await recorded(applicantId, 'applicant.opened'), 'it was not shown').toBe(0);
    expect(await db().evidenceView.count({ where: { applicantId, seenAt: { not: null } } })).toBe(0);
  }
  const claims = await db().case.count({ where: { id: { in: [second.id, third.id] }, assigneeId: { not: null } } });
  expect(claims, 'nothing is claimed').toBe(0);

  // From here on, nothing but the decision itself is answered. Holding answers turns the browser's memory of images
  // off: that an image is shown from it is in the journey of keys.
  let letGo = () => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  const opened = `/api/applicants/${second.applicantId}`;
  const asked: string[] = [];
  await page.route('**/*', async (route) => {
    if (isAct(route.request()) || route.request().url().includes('/api/seen')) return route.continue();
    asked.push(new URL(route.request().url()).pathname);
    await held;
    await route.continue();
  });
  await page.keyboard.press('x');
  await page.keyboard.press('1');
  await page.keyboard.press('Control+Shift+Enter');
  await expect(page.getByRole('alertdialog', { name: 'Not all evidence was seen' })).toBeVisible();
  await page.keyboard.press('y');
  await page.waitForURL(`**/${second.applicantId}`);
  await expect(who(page).locator('dl').first()).toBeVisible();
  await expect(decision(page).getByRole('radio').first()).toBeVisible();
  expect(await recorded(second.applicantId, 'applicant.opened'), 'the request that opens it is held').toBe(0);
  await expect.poll(() => asked).toContain(opened);
  expect(await db().case.findUniqueOrThrow({ where: { id: second.id } })).toMatchObject({ state: 'claimed' });

  letGo();
  await expect(page.locator('main > header')).toContainText('Yours until');
  await expect.poll(() => recorded(second.applicantId, 'applicant.opened')).toBe(1);
  // The control: read without saying that it is ahead, it counts as opened.
  await page.request.get(`/api/applicants/${third.applicantId}`);
  expect(await recorded(third.applicantId, 'applicant.opened')).toBe(1);
});

test('What was fetched ahead and changed since is not shown: it is read when it is opened', async ({ signedIn }) => {
  const [{ id, applicantId }] = (await firstDue(1)) as [Found];
  const page = await signedIn('reviewer');
  await page.goto('/queue');
  const row = page.locator(`a[data-row="${id}"]`);
  const sent = page.waitForResponse(`**/api/applicants/${applicantId}?prefetch=1`);
  await row.focus();
  await sent;
  const { risk } = await db().case.findUniqueOrThrow({ where: { id }, select: { risk: true } });
  const other = risk === 'high' ? 'low' : 'high';
  await db().case.update({ where: { id }, data: { risk: other, version: { increment: 1 } } });
  // The list has heard of it: a reading of the rows may be of an earlier change.
  await expect(page.locator('tr', { has: row }).locator('.risk')).toHaveText(other, { ignoreCase: true });
  let letGo = () => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await page.route(`**/api/applicants/${applicantId}*`, async (route) => {
    await held;
    await route.continue();
  });
  await row.press('Enter');
  await page.waitForURL(`**/${applicantId}`);
  await expect(page.getByRole('status', { name: 'Reading the applicant' })).toBeVisible();
  await expect(who(page)).toHaveCount(0);
  letGo();
  await expect(page.locator('main > header')).toContainText(`Risk ${other}`);
  await db().case.update({ where: { id }, data: { risk } });
});

test('Of the row that a key leads to, only the frame is there before, and it is not asked for again', async ({
  signedIn,
}) => {
  const [first, second] = (await firstDue(2)) as [Found, Found];
  const page = await signedIn('reviewer');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname + new URL(request.url()).search));
  await page.goto('/queue');
  const frame = `/applicants/${second.applicantId}?_rsc=`;
  await page.locator(`a[data-row="${first.id}"]`).focus();
  const isThere = (part: string) => performance.getEntriesByType('resource').some(({ name }) => name.includes(part));
  await expect.poll(() => page.evaluate(isThere, frame), { timeout: 30_000 }).toBe(true);
  const text = `/api/applicants/${second.applicantId}`;
  expect(asked.filter((address) => address.startsWith(text))).toEqual([]);
  asked.length = 0;
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/${second.applicantId}`);
  await expect(who(page).locator('dl').first()).toBeVisible();
  expect(asked.filter((address) => address.startsWith(frame))).toEqual([]);
  expect(asked.filter((address) => address.startsWith(text)).length, 'control: the applicant is asked for').not.toBe(0);
});

test('A mouse pressed on a row fetches the applicant before it is released, once', async ({ signedIn }) => {
  const [first, second] = (await firstDue(2)) as [Found, Found];
  const page = await signedIn('reviewer');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname + new URL(request.url()).search));
  const opened = await recorded(second.applicantId, 'applicant.opened');
  await page.goto('/queue');
  const ahead = ({ applicantId }: Found) =>
    asked.filter((path) => path === `/api/applicants/${applicantId}?prefetch=1`);
  const row = page.locator(`a[data-row="${second.id}"]`);
  // From then on it hears of changes; what it did not hear before is read again.
  await expect(page.getByTitle('Read again')).toContainText('Live');
  await row.dispatchEvent('mousedown');
  await expect.poll(() => ahead(second).length).toBe(1);
  expect(ahead(first), 'control: a row that was not pressed').toEqual([]);
  expect(await recorded(second.applicantId, 'applicant.opened'), 'pressed is not opened').toBe(opened);
  await row.click();
  await expect(who(page).locator('dl').first()).toBeVisible();
  await expect.poll(() => recorded(second.applicantId, 'applicant.opened')).toBe(opened + 1);
  expect(ahead(second)).toHaveLength(1);
});

test('For who spares data nothing is fetched ahead: neither text nor frame, until a row is opened', async ({
  signedIn,
}) => {
  const [{ id, applicantId }] = (await firstDue(1)) as [Found];
  const page = await signedIn('reviewer');
  await page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto('/queue');
  const row = page.locator(`a[data-row="${id}"]`);
  await expect(page.getByTitle('Read again')).toContainText('Live');
  await row.dispatchEvent('mousedown');
  await row.focus();
  // Longer than a cursor has to rest.
  await page.waitForTimeout(800);
  const about = () => asked.filter((address) => address.includes(applicantId));
  expect(about()).toEqual([]);
  await row.click();
  await expect(who(page).locator('dl').first()).toBeVisible();
  expect(about().filter((address) => address.includes('prefetch=1'))).toEqual([]);
  expect(about(), 'control: they are asked for once opened').not.toEqual([]);
});
