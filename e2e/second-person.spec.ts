import type { Page } from '@playwright/test';
import { saveApplicant } from '#lib/data/applicants/save.ts';
import { db } from '#lib/data/database.ts';
import { unsaidHit } from '#lib/providers/reading/blank.ts';
import { worker } from '#lib/review/actor.ts';
import type { Applicant } from '#lib/review/applicant/applicant.ts';
import { anApplicant } from '#test/builders/applicant.ts';
import { exampleCheck } from '#test/builders/applicant-content.ts';
import { anInventedCase, endInventedCases } from '#test/journeys/invented-case.ts';
import { expect, test } from './fixtures.ts';

test.afterAll(endInventedCases);

const decision = (page: Page) => page.getByRole('region', { name: 'Decision', exact: true });
const verdict = (page: Page) => page.getByRole('region', { name: 'Verdict' });

/** Someone with one hit, and nothing else to look at. */
function aListed(): Applicant {
  const hit = { ...unsaidHit, id: '1', list: 'EU sanctions', name: 'Aydana OMAROVA', birthDate: '1968', raw: null };
  return anApplicant({ hits: [{ ...hit, reason: null }], documents: [], portrait: null });
}

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(decision(page)).toBeVisible();
  await expect(async () => {
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible({ timeout: 300 });
  }).toPass();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
}

/** By keys: the hit is a true match, and the applicant is approved all the same. */
async function stage(page: Page, address: string): Promise<void> {
  await open(page, address);
  await expect(page.locator('[data-hit]').getByText('Open')).toHaveCount(1);
  await expect(verdict(page).getByRole('radio', { name: 'True match' })).toBeEnabled();
  await page.keyboard.press('t');
  await expect(verdict(page).getByRole('combobox', { name: 'Reason' })).toBeFocused();
  await page.keyboard.press('2');
  await verdict(page).getByLabel('Note').fill('The birth date is the same.');
  await page.keyboard.press('Control+Enter');
  await expect(decision(page).getByRole('radio', { name: 'Approve' })).toBeEnabled();
  // Without a document every item needs a hand.
  for (const box of await decision(page).getByRole('checkbox').all()) await box.check();
  await page.keyboard.press('a');
  await expect(decision(page)).toContainText('Approving takes a second person: a hit is a true match.');
  await page.keyboard.press('1');
  await decision(page).getByLabel('Note').fill('The list was corrected last week; the letter is on file.');
  await expect(decision(page).getByRole('button', { name: 'Ask for a second person' })).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(decision(page)).toContainText('Your decision waits');
}

test('A true match: a reviewer’s approval waits, and an approver confirms it from the inbox by keys', async ({
  signedIn,
}) => {
  const address = await anInventedCase(aListed());
  const nadia = await signedIn('reviewer');
  await stage(nadia, address);
  await expect(decision(nadia).getByRole('radio')).toHaveCount(0);

  const ada = await signedIn('approver');
  // Keys work once the page's script runs, a moment after its text is there.
  await expect(async () => {
    await ada.keyboard.press('g');
    await ada.keyboard.press('i');
    await expect(ada).toHaveURL(/\/inbox$/, { timeout: 2_000 });
  }).toPass();
  const row = ada.locator(`a[data-row][href="${address}"]`);
  await expect(row).toContainText('Approval: a hit is a true match');
  await row.focus();
  await ada.keyboard.press('Enter');
  await expect(ada).toHaveURL(new RegExp(`${address}$`));
  await expect(decision(ada)).toContainText('Nadia Brandt approves');
  await expect(decision(ada)).toContainText('The list was corrected last week');
  await expect(decision(ada).getByRole('radio', { checked: true })).toHaveCount(0);

  await ada.keyboard.press('y');
  await ada.keyboard.press('Control+Enter');
  await expect(decision(ada).getByRole('status')).toContainText('Approved');
  await expect(decision(ada)).toContainText('by Nadia Brandt');
  await expect(nadia.locator('body')).toContainText(/Changed while you looked|by Nadia Brandt/);
});

test('The first person can’t confirm their own decision, also as an approver; they can withdraw it', async ({
  signedIn,
}) => {
  const ada = await signedIn('approver');
  await stage(ada, await anInventedCase(aListed()));
  await ada.keyboard.press('y');
  await ada.keyboard.press('Control+Enter');
  await expect(decision(ada)).toContainText('Your decision waits');
  await expect(decision(ada).getByRole('button', { name: /Confirm/ })).toHaveCount(0);
  await decision(ada).getByRole('button', { name: 'Withdraw' }).click();
  // What they had typed is the draft again.
  await expect(decision(ada).getByLabel('Note')).toHaveValue(/The list was corrected/);
  await expect(decision(ada).getByRole('radio', { name: 'Approve' })).toBeChecked();
});

test('A returned decision is in the first person’s inbox with the sentence; its draft is kept', async ({
  signedIn,
}) => {
  const address = await anInventedCase(aListed());
  const nadia = await signedIn('reviewer');
  await stage(nadia, address);
  const ada = await signedIn('approver');
  await open(ada, address);
  await ada.keyboard.press('r');
  await ada.keyboard.press('Control+Enter');
  await expect(decision(ada)).toContainText('Not saved. Say in a sentence why.');
  await ada.keyboard.type('The letter is not attached.');
  await ada.keyboard.press('Control+Enter');
  await expect(decision(ada)).not.toContainText('approves');

  await nadia.goto('/inbox');
  await expect(nadia.getByRole('heading', { name: 'To confirm' })).toHaveCount(0);
  await nadia.locator(`a[data-row][href="${address}"]`).click();
  const returned = nadia.getByRole('region', { name: 'Returned decision' });
  await expect(returned).toContainText('The letter is not attached.');
  await expect(decision(nadia).getByLabel('Note')).toHaveValue(/The list was corrected/);
});

test('What the decision rests on changes before the second person: it is void, and says what changed', async ({
  signedIn,
}) => {
  const listed = aListed();
  const address = await anInventedCase(listed);
  const nadia = await signedIn('reviewer');
  await stage(nadia, address);
  const id = address.split('/').at(-1) ?? '';
  const { connectionId, externalId } = await db().applicant.findUniqueOrThrow({
    where: { id },
    select: { connectionId: true, externalId: true },
  });
  const applicant = { ...listed, checks: [exampleCheck({ kind: 'face', outcome: 'fail' })] };
  await saveApplicant(worker, { connectionId, externalId, fetchedAt: new Date(), applicant, problem: null });

  const ada = await signedIn('approver');
  await open(ada, address);
  const ended = ada.getByRole('region', { name: 'Void decision' });
  await expect(ended).toContainText('The approval is void:');
  await expect(ended).toContainText('a check');
  await expect(decision(ada).getByRole('button', { name: 'Confirm approval' })).toHaveCount(0);
});
