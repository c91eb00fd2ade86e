import type { Page } from '@playwright/test';
import { exampleCard, exampleCheck } from '#test/builders/applicant-content.ts';
import { anInventedCase, endInventedCases } from '#test/journeys/invented-case.ts';
import { expect, test } from './fixtures.ts';

test.afterAll(endInventedCases);

const decision = (page: Page) => page.getByRole('region', { name: 'Decision' });
const list = (page: Page) => decision(page).getByRole('group', { name: 'Ask for' });
const message = (page: Page) => decision(page).getByRole('textbox', { name: 'Message to the applicant, in English' });

/** Someone whose card has no back and whose face was not confirmed. */
const oneSided = () => {
  const card = exampleCard({ mrz: null });
  const face = exampleCheck({ kind: 'face', name: 'face_match', outcome: 'fail' });
  return anInventedCase({ documents: [{ ...card, images: card.images.slice(0, 1) }], checks: [face] });
};

async function open(page: Page): Promise<void> {
  await page.goto(await oneSided());
  await expect(decision(page)).toBeVisible();
  await expect(async () => {
    await page.keyboard.press('q');
    await expect(list(page).getByRole('checkbox').first()).toBeFocused({ timeout: 300 });
  }).toPass();
}

test('By keys alone: what the case points to comes first, nothing is chosen, the message follows what is', async ({
  signedIn,
}) => {
  const page = await signedIn('reviewer');
  await open(page);
  await expect(list(page).getByRole('checkbox', { checked: true })).toHaveCount(0);
  const first = list(page).getByRole('region').first();
  await expect(first).toContainText('Suggested: Back of the identity card missing');
  await expect(first).toContainText('Suggested: Face match: failed');
  await page.keyboard.press('Control+Enter');
  await expect(decision(page)).toContainText('Choose what is asked for.');

  await page.keyboard.press('1');
  await expect(message(page)).toHaveValue(/^Dear Maëlle Kéravec-Duthil,/);
  await expect(message(page)).toHaveValue(/back of your identity document, because/);
  await expect(message(page)).toHaveValue(/All four corners .* no glare/);
  await page.keyboard.press('2');
  await expect(message(page)).toHaveValue(/2\. A new photo of your face/);
  await page.keyboard.press('2');
  await expect(message(page)).not.toHaveValue(/your face/);
  await page.keyboard.press('Control+Enter');
  await expect(decision(page)).toContainText('Nadia Brandt asked the applicant');
  await expect(decision(page)).toContainText('RQ-02');
  await expect(decision(page)).toContainText('back of your identity document');
  await expect(decision(page).getByRole('button', { name: 'Copy' })).toBeVisible();
});

test('A note stays inside until it is added; the changed message is kept over a reload, recorded, and undone', async ({
  signedIn,
}) => {
  const page = await signedIn('reviewer');
  await open(page);
  await page.keyboard.press('1');
  await page.keyboard.press('m');
  await page.keyboard.type('Ask for the blue card.');
  await expect(message(page)).not.toHaveValue(/blue card/);
  await decision(page).getByRole('button', { name: 'Add the note' }).click();
  await expect(message(page)).toHaveValue(/Ask for the blue card\.$/);
  await expect(decision(page)).toContainText('it no longer follows what is ticked above');
  await expect(decision(page)).toContainText('Draft saved');
  await page.reload();
  await expect(message(page)).toHaveValue(/Ask for the blue card\.$/);

  await decision(page).getByRole('button', { name: 'Record request' }).click();
  await expect(decision(page)).toContainText('Nadia Brandt asked the applicant');
  await page.locator('h1').click();
  await page.keyboard.press('Control+z');
  await expect(message(page)).toHaveValue(/Ask for the blue card\.$/);
  await decision(page).getByRole('button', { name: 'Write it anew' }).click();
  await expect(message(page)).not.toHaveValue(/blue card/);
});

test('Something else has no text of its own: it is refused until the reviewer writes one', async ({ signedIn }) => {
  const page = await signedIn('reviewer');
  await open(page);
  await list(page).getByRole('checkbox', { name: 'Something else' }).check();
  await page.keyboard.press('Control+Enter');
  await expect(decision(page)).toContainText('“Something else”: write into the message what you need.');
  await expect(message(page)).toBeFocused();
  await message(page).fill('Hello, please send us your residence permit.');
  await page.keyboard.press('Control+Enter');
  await expect(decision(page)).toContainText('Nadia Brandt asked the applicant');
  await expect(decision(page)).toContainText('residence permit');
});

test('Hold and escalation have reasons of their own, and one that says nothing needs a note', async ({ signedIn }) => {
  const page = await signedIn('reviewer');
  await open(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('p');
  const reasons = page.getByRole('listbox', { name: 'Reason' });
  await expect(reasons.getByRole('option')).toHaveCount(6);
  await expect(reasons).toContainText('Waiting for the provider');
  await page.keyboard.press('6');
  await page.keyboard.press('Control+Enter');
  await expect(decision(page)).toContainText('“Other, see note” needs a note.');
  await page.keyboard.press('Escape');
  await page.getByRole('radio', { name: /Escalate/ }).check();
  await decision(page).getByRole('combobox', { name: 'Reason' }).click();
  await expect(page.getByRole('listbox', { name: 'Reason' })).toContainText('Possible true match on a list');
});
