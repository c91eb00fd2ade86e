import { expect, type Page } from '@playwright/test';
import { saveApplicant } from '#lib/data/applicants/save.ts';
import { db } from '#lib/data/database.ts';
import { unsaidHit } from '#lib/providers/reading/blank.ts';
import { worker } from '#lib/review/actor.ts';
import type { Applicant } from '#lib/review/applicant/applicant.ts';
import { anApplicant } from '#test/builders/applicant.ts';
import { exampleCheck } from '#test/builders/applicant-content.ts';
import { openByKeys } from './keys.ts';

export const decision = (page: Page) => page.getByRole('region', { name: 'Decision', exact: true });
const verdict = (page: Page) => page.getByRole('region', { name: 'Verdict' });

/** Someone with one hit, and nothing else to look at. */
export function aListed(fullName?: string): Applicant {
  const hit = { ...unsaidHit, id: '1', list: 'EU sanctions', name: 'Aydana OMAROVA', birthDate: '1968', raw: null };
  const { person } = anApplicant();
  const named = fullName === undefined ? person : { ...person, fullName, givenName: null, familyName: null };
  return anApplicant({ person: named, hits: [{ ...hit, reason: null }], documents: [], portrait: null });
}

/** Stages a decision by keys: the hit is a true match, and the applicant is approved all the same. */
export async function stageByKeys(page: Page, address: string): Promise<void> {
  await openByKeys(page, address, 'Decision');
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

/** Another copy of the applicant, with a check that fails: what a staged decision rests on has changed. */
export async function changeCheck(address: string, listed: Applicant): Promise<void> {
  const id = address.split('/').at(-1) ?? '';
  const { connectionId, externalId } = await db().applicant.findUniqueOrThrow({
    where: { id },
    select: { connectionId: true, externalId: true },
  });
  const applicant = { ...listed, checks: [exampleCheck({ kind: 'face', outcome: 'fail' })] };
  await saveApplicant(worker, { connectionId, externalId, fetchedAt: new Date(), applicant, problem: null });
}
