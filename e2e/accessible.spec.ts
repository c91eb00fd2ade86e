import { randomUUID } from 'node:crypto';
import { unsaidHit } from '#lib/providers/reading/blank.ts';
import { axeFaults } from '#test/journeys/axe-faults.ts';
import { anInventedCase, endInventedCases } from '#test/journeys/invented-case.ts';
import { openByKeys } from '#test/journeys/keys.ts';
import { aListed, changeCheck, decision, stageByKeys } from '#test/journeys/staged-decision.ts';
import { expect, freeRows, test } from './fixtures.ts';

// Each screen is read by axe, which takes seconds.
test.describe.configure({ timeout: 150_000 });

test.afterAll(endInventedCases);

for (const theme of ['light', 'dark'] as const) {
  test(`${theme} theme: the queue, an applicant, the inbox and the ledger meet WCAG 2.2 AA`, async ({
    signedIn,
    baseURL,
  }) => {
    const page = await signedIn('approver2');
    await page.context().addCookies([{ name: 'docket-theme', value: theme, url: baseURL ?? '' }]);
    await page.goto('/queue');
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    await expect(page.locator('a[data-row]').first()).toBeVisible();
    expect.soft(await axeFaults(page)).toEqual([]);

    await page.getByRole('checkbox', { name: 'Select this page' }).check();
    await page.getByRole('button', { name: 'Archive…' }).click();
    await expect(page.getByText('Dry run, nothing is done yet')).toBeVisible();
    expect.soft(await axeFaults(page), 'with selected rows and a dry run').toEqual([]);
    await page.keyboard.press('Escape');

    await page.getByRole('row').getByRole('link').first().click();
    await expect(page.locator('figure[data-view] img').first()).toBeVisible();
    await page.keyboard.press('x');
    expect.soft(await axeFaults(page)).toEqual([]);
    for (const key of ['q', 'p', 's', 'e']) {
      await page.keyboard.press('Escape');
      await page.keyboard.press(key);
      expect.soft(await axeFaults(page), key).toEqual([]);
    }

    await page.goto('/inbox');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Inbox');
    expect.soft(await axeFaults(page)).toEqual([]);

    await page.goto('/audit');
    expect.soft(await axeFaults(page)).toEqual([]);

    await page.goto('/queue?text=nobody%20is%20called%20this');
    expect.soft(await axeFaults(page)).toEqual([]);
  });
}

for (const theme of ['light', 'dark'] as const) {
  test(`${theme} theme: hits in their states, at an applicant and across applicants, meet WCAG 2.2 AA`, async ({
    signedIn,
    baseURL,
  }) => {
    const list = `List ${randomUUID().slice(0, 8)}`;
    const listed = { ...unsaidHit, list, birthDate: '1968', reason: null, raw: null };
    const hits = [
      { ...listed, id: '1', name: 'Theodora WYCHERLEY' },
      { ...listed, id: '2', name: null, birthDate: null },
      { ...listed, id: '3', name: 'Ottoline PEMBERTON' },
    ];
    const address = await anInventedCase({ hits, documents: [], portrait: null });
    const page = await signedIn('approver2');
    await page.context().addCookies([{ name: 'docket-theme', value: theme, url: baseURL ?? '' }]);
    const verdict = page.getByRole('region', { name: 'Verdict' });
    // One hit on each screen: what is chosen on the first is a draft on the second, and a chosen radio chooses nothing.
    const places = [
      [address, 'WYCHERLEY'],
      [`/hits?list=${encodeURIComponent(list)}`, 'PEMBERTON'],
    ] as const;
    for (const [at, name] of places) {
      await page.goto(at);
      await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
      await page.locator('[data-hit]').filter({ hasText: name }).click();
      await expect(verdict.getByRole('radio')).toHaveCount(3);
      expect.soft(await axeFaults(page), at).toEqual([]);
      await page.locator('[data-hit]').filter({ hasText: 'No record given' }).click();
      await expect(page.getByRole('form', { name: 'Look-up' })).toBeVisible();
      await page.getByRole('button', { name: 'Attach' }).click();
      await expect(page.getByText('Write what you found, in at least')).toBeVisible();
      expect.soft(await axeFaults(page), `${at}, no record and a look-up that lacks something`).toEqual([]);
      await page.locator('[data-hit]').filter({ hasText: name }).click();
      await verdict.getByRole('radio', { name: /False positive/ }).check();
      await page.getByRole('option').first().click();
      await verdict.getByRole('checkbox', { name: 'Remember this clearance' }).check();
      expect.soft(await axeFaults(page), `${at}, a verdict as it is made`).toEqual([]);
    }
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText('1 hit recorded')).toBeVisible();
    expect.soft(await axeFaults(page), 'with the undo').toEqual([]);
    await page.goto(`/hits?tab=closed&list=${encodeURIComponent(list)}`);
    await expect(page.getByRole('button', { name: 'Open it again' })).toBeVisible();
    expect.soft(await axeFaults(page), 'a closed hit with its clearance').toEqual([]);
    await page.goto('/hits?list=No+such+list');
    await expect(page.getByText('Nothing matches')).toBeVisible();
    expect.soft(await axeFaults(page), 'no hits').toEqual([]);
  });
}

for (const theme of ['light', 'dark'] as const) {
  test(`${theme} theme: a decision that waits for a second person, and a void one, meet WCAG 2.2 AA`, async ({
    signedIn,
    baseURL,
  }) => {
    const listed = aListed();
    const address = await anInventedCase(listed);
    const nadia = await signedIn('reviewer');
    await stageByKeys(nadia, address);
    const page = await signedIn('approver2');
    await page.context().addCookies([{ name: 'docket-theme', value: theme, url: baseURL ?? '' }]);
    await page.goto('/inbox');
    await expect(page.locator(`a[data-row][href="${address}"]`)).toBeVisible();
    expect.soft(await axeFaults(page), 'inbox').toEqual([]);
    await openByKeys(page, address, 'Second person');
    await expect(page.getByText('You are the second person.')).toBeVisible();
    await decision(page).getByRole('button', { name: 'Whole' }).click();
    expect.soft(await axeFaults(page), 'waiting').toEqual([]);
    for (const key of ['y', 'r']) {
      await page.keyboard.press(key);
      expect.soft(await axeFaults(page), key).toEqual([]);
    }
    await changeCheck(address, listed);
    await page.goto(address);
    await expect(page.getByText('The staged decision is void.')).toBeVisible();
    expect.soft(await axeFaults(page), 'void').toEqual([]);
  });
}

for (const theme of ['light', 'dark'] as const) {
  test(`${theme} theme: sign-in, the team and one’s own account meet WCAG 2.2 AA`, async ({
    page,
    signedIn,
    baseURL,
  }) => {
    const cookie = { name: 'docket-theme', value: theme, url: baseURL ?? '' };
    await page.context().addCookies([cookie]);
    await page.goto('/sign-in');
    expect.soft(await axeFaults(page)).toEqual([]);
    const admin = await signedIn('admin');
    await admin.context().addCookies([cookie]);
    await admin.goto('/admin/team');
    expect.soft(await axeFaults(admin), 'team').toEqual([]);
    await admin.getByRole('button', { name: 'Invite' }).click();
    await expect(admin.getByLabel('Your password')).toBeVisible();
    expect.soft(await axeFaults(admin), 'inviting').toEqual([]);
    await admin.goto('/me');
    expect.soft(await axeFaults(admin), 'account').toEqual([]);
  });
}

test('At 200 % zoom nothing scrolls sideways; at 1280 × 720 the decision button is in view', async ({ signedIn }) => {
  const page = await signedIn('approver2');
  await page.goto('/queue');
  await freeRows(page).first().click();
  await page.setViewportSize({ width: 1280, height: 720 });
  // The theme journeys may have left a draft of the approver: an escalation.
  await expect(page.getByRole('button', { name: /Choose a decision|Record|Escalate/ })).toBeInViewport();
  // 1280 × 720 at 200 % is 640 × 360 in the page's own pixels.
  await page.setViewportSize({ width: 640, height: 360 });
  for (const address of ['/queue', page.url(), '/audit']) {
    await page.goto(address);
    const excess = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(excess, address).toBeLessThanOrEqual(0);
  }
});
