import type { Page } from '@playwright/test';
import { anInventedCase, endInventedCases } from '#test/journeys/invented-case.ts';
import { openByKeys } from '#test/journeys/keys.ts';
import { aListed, changeCheck, decision, stageByKeys } from '#test/journeys/staged-decision.ts';
import { expect, test } from './fixtures.ts';

test.afterAll(endInventedCases);

/** A request of a server action, as the browser sent it. */
type Sent = { headers: Record<string, string>; body: string };

/** Sends the request of an action again as the member of this page. Gives the answer. */
async function replayed(page: Page, address: string, sent: Sent | null): Promise<string> {
  const { headers, body } = sent ?? { headers: {} as Record<string, string>, body: '' };
  const answer = await page.request.post(address, {
    headers: {
      'next-action': headers['next-action'] ?? '',
      'content-type': headers['content-type'] ?? '',
      origin: new URL(page.url()).origin,
      accept: 'text/x-component',
    },
    data: body,
  });
  return answer.text();
}

test('A true match: an approver confirms it from the inbox by keys, and the next to confirm opens', async ({
  signedIn,
}) => {
  // Two decisions are staged by hand.
  test.slow();
  const nadia = await signedIn('reviewer');
  const [next, address] = [await anInventedCase(aListed('Berta Zweig')), await anInventedCase(aListed())];
  await stageByKeys(nadia, next);
  await stageByKeys(nadia, address);
  await expect(decision(nadia).getByRole('radio')).toHaveCount(0);

  const ada = await signedIn('approver');
  await ada.goto('/');
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
  await expect(ada.getByText('You are the second person.')).toBeVisible();
  await expect(decision(ada)).toContainText('True match by Nadia Brandt');
  await expect(decision(ada)).toContainText('ticked by Nadia Brandt');
  await expect(decision(ada).getByRole('row', { name: /Data and checks/ })).toContainText(/\d\d:\d\d/);
  await decision(ada).getByRole('button', { name: 'Whole' }).click();
  await expect(decision(ada)).toContainText(/Evidence hash[0-9a-f]{64}/);
  const strip = ada.getByRole('navigation', { name: 'Inbox' });
  await expect(strip.getByRole('link', { name: /^To confirm/ })).toHaveAttribute('aria-current', 'page');

  await ada.keyboard.press('y');
  await ada.keyboard.press('Control+Enter');
  await expect(ada).not.toHaveURL(new RegExp(`${address}$`));
  await expect(ada.getByRole('button', { name: /^Undo/ })).toBeVisible();
  await expect(decision(ada)).toContainText('approves');
  await expect(decision(ada).getByRole('radio', { checked: true }), 'nothing is chosen for the next').toHaveCount(0);
  await expect(ada.getByText(/^Confirmed DK-\d+$/).first()).toBeVisible();
  await ada.goto(next);
  await expect(ada.getByRole('heading', { level: 1 })).toHaveText('Berta Zweig');
  await expect(nadia.locator('body')).toContainText(/Changed while you looked|by Nadia Brandt/);
});

test('The first person can’t confirm their own decision, also as an approver; they can withdraw it', async ({
  signedIn,
}) => {
  const ada = await signedIn('approver');
  await stageByKeys(ada, await anInventedCase(aListed()));
  await ada.keyboard.press('y');
  await ada.keyboard.press('Control+Enter');
  await expect(decision(ada)).toContainText('Your decision waits');
  await expect(decision(ada).getByRole('button', { name: /Confirm/ })).toHaveCount(0);
  await decision(ada).getByRole('button', { name: 'Withdraw' }).click();
  await expect(decision(ada).getByLabel('Note')).toBeVisible();
  // What they had typed is the draft again.
  await expect(decision(ada).getByLabel('Note')).toHaveValue(/The list was corrected/);
  await expect(decision(ada).getByRole('radio', { name: 'Approve' })).toBeChecked();
});

test('The request that confirms, sent by the first person themselves: refused, and the decision waits on', async ({
  signedIn,
}) => {
  const address = await anInventedCase(aListed());
  const first = await signedIn('approver');
  await stageByKeys(first, address);
  const second = await signedIn('approver2');
  await openByKeys(second, address, 'Second person');
  let sent: Sent | null = null as Sent | null;
  const isPage = (url: URL) => url.pathname === address;
  await second.route(isPage, async (route) => {
    const request = route.request();
    if (request.method() !== 'POST') return route.fallback();
    sent = { headers: request.headers(), body: request.postData() ?? '' };
    return route.abort();
  });
  await second.keyboard.press('y');
  await second.keyboard.press('Control+Enter');
  await expect.poll(() => sent).not.toBeNull();
  expect(await replayed(first, address, sent)).toContain('not_allowed');
  await second.unroute(isPage);
  await openByKeys(second, address, 'Second person');
  await expect(decision(second)).toContainText('approves');
  // Control: the same request by the second person is what confirms.
  expect(await replayed(second, address, sent)).toContain('"ok":true');
});

test('A returned decision is in the first person’s inbox with the sentence; its draft is kept', async ({
  signedIn,
}) => {
  const address = await anInventedCase(aListed());
  const nadia = await signedIn('reviewer');
  await stageByKeys(nadia, address);
  const ada = await signedIn('approver');
  await openByKeys(ada, address, 'Second person');
  await ada.keyboard.press('x');
  await ada.keyboard.press('Control+Enter');
  await expect(decision(ada)).toContainText('Not saved. Say in a sentence why.');
  await ada.keyboard.type('The letter is not attached.');
  await ada.keyboard.press('Control+Enter');
  await expect(ada.getByText(/^Returned DK-\d+ to Nadia Brandt/).first()).toBeVisible();

  // Its notice and the number beside the inbox are there without a reload.
  await expect(nadia.getByRole('button', { name: /^Notices,? \d+ unread/ })).toBeVisible();
  await expect(nadia.getByRole('link', { name: /^Inbox, \d+ waiting$/ })).toBeVisible();
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
  await stageByKeys(nadia, address);
  await changeCheck(address, listed);

  const ada = await signedIn('approver');
  await ada.goto(address);
  const ended = ada.getByRole('region', { name: 'Void decision' });
  await expect(ended).toContainText('The approval is void:');
  await expect(ended).toContainText('a check');
  await expect(ended.getByRole('listitem').filter({ hasText: 'is a new check' })).toContainText(
    /Thennot there.*Nowfailed/,
  );
  await expect(ada.getByText('The staged decision is void.')).toBeVisible();
  await expect(decision(ada).getByRole('button', { name: 'Confirm approval' })).toHaveCount(0);
});
