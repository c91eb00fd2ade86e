import { db } from '#lib/data/database.ts';
import { axeFaults } from '#test/journeys/axe-faults.ts';
import { anInventedCase, endInventedCases } from '#test/journeys/invented-case.ts';
import { expect, type Person, test } from './fixtures.ts';

test.afterAll(endInventedCases);
test.describe.configure({ timeout: 180_000 });

test('An applicant whose key does not open: said as such with what helps, and never as erased', async ({
  signedIn,
}) => {
  const page = await signedIn('reviewer');
  const [address, other] = [await anInventedCase(), await anInventedCase()];
  const idOf = (of: string) => of.split('/').at(-1) ?? '';
  const { dataKey } = await db().applicant.findUniqueOrThrow({ where: { id: idOf(other) } });
  const own = await db().applicant.findUniqueOrThrow({ where: { id: idOf(address) } });
  // A sealed value that was moved to another row does not open.
  await db().applicant.update({ where: { id: own.id }, data: { dataKey } });
  await page.goto(address);
  await expect(page.getByRole('heading', { name: 'This applicant is stored, but can’t be opened' })).toBeVisible();
  await expect(page.locator('main')).toContainText('An admin can put the former key back');
  await expect(page.locator('main')).toContainText(/Reference [0-9a-f]{8}/);
  await expect(page.locator('main')).not.toContainText(/erased/i);
  expect(await axeFaults(page)).toEqual([]);
  await db().applicant.update({ where: { id: own.id }, data: { dataKey: own.dataKey } });
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('region', { name: 'Decision' })).toBeVisible();
});

const closed: [Person, RegExp][] = [
  ['auditor', /The images are closed.*Give a reason/s],
  ['manager', /The images are closed.*Your role does not see the images/s],
];

for (const [person, words] of closed)
  test(`${person}: closed images say why and what can be done`, async ({ signedIn }) => {
    const page = await signedIn(person);
    await page.goto(await anInventedCase());
    await expect(page.getByRole('region', { name: 'Evidence' })).toContainText(words);
  });

const homes: [Person, string][] = [
  ['reviewer', 'Go to the queue'],
  ['approver', 'Go to the queue'],
  ['manager', 'Go to the metrics'],
  ['auditor', 'Go to the ledger'],
  ['admin', 'Go to the admin home'],
];

for (const [person, words] of homes)
  test(`${person}: “not found” leads to where their work begins`, async ({ signedIn }) => {
    const page = await signedIn(person);
    await page.goto('/applicants/00000000-0000-4000-8000-000000000000');
    await expect(page.getByRole('heading', { name: 'Nothing is here' })).toBeVisible();
    await page.getByRole('link', { name: words }).click();
    await expect(page).not.toHaveURL(/applicants/);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  });

for (const theme of ['light', 'dark'] as const)
  test(`${theme} theme: jobs, erasures and “not found” meet WCAG 2.2 AA, on a phone too`, async ({
    signedIn,
    baseURL,
  }) => {
    const page = await signedIn('approver2');
    await page.context().addCookies([{ name: 'docket-theme', value: theme, url: baseURL ?? '' }]);
    for (const [width, height] of [
      [1280, 720],
      [390, 844],
    ] as const) {
      await page.setViewportSize({ width, height });
      for (const address of ['/jobs', '/erasures', '/nowhere']) {
        await page.goto(address);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        expect.soft(await axeFaults(page), `${address} at ${width}`).toEqual([]);
        const excess = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect.soft(excess, `${address} at ${width}`).toBeLessThanOrEqual(0);
      }
    }
  });
