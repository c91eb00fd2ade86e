import type { Locator, Page } from '@playwright/test';
import { pauseConnection } from '#lib/data/connections/connections.ts';
import { closeDatabase, db } from '#lib/data/database.ts';
import { worker } from '#lib/review/actor.ts';
import { axeFaults } from '#test/journeys/axe-faults.ts';
import { canaryServer } from '#test/journeys/canary-server.ts';
import { loopbackLiterals, otherForbiddenHosts } from '#test/providers/address-corpus.ts';
import { control } from '#test/sandbox/control.ts';
import { expect, test } from './fixtures.ts';

const sandbox = process.env.DOCKET_SANDBOX_URL ?? '';

/** The fields an admin fills in for an account of the sandbox. */
const accounts = {
  Blockpass: {
    plain: { 'Base address': `${sandbox}/blockpass`, 'Client id': 'sandbox_desk' },
    secret: { 'API key': 'sandbox-blockpass-text' },
  },
} as const;

test('An admin tests, adds, changes, pauses, resumes and removes a connection; no secret is sent back', async ({
  signedIn,
}) => {
  const page = await signedIn('admin');
  const responses = listen(page);
  const name = `Retail ${Date.now()}`;
  await page.goto('/admin/connections/new');
  await page.getByRole('button', { name: 'Connect Blockpass' }).click();
  await page.getByLabel('Name').fill(name);
  await fill(page, accounts.Blockpass);
  await expect(page.getByRole('button', { name: 'Save connection' })).toBeDisabled();
  await page.getByRole('button', { name: 'Test connection' }).click();
  await expect(page.getByText('Read applicants', { exact: true })).toBeVisible({ timeout: 15_000 });
  await page.getByRole('button', { name: 'Save connection' }).click();

  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(figure(page, 'In this round')).toContainText(/[1-9]\d* of/, { timeout: 30_000 });

  await part(page, 'Settings');
  await expect(page.getByText('Set', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Make one' }).click();
  const made = (await page.getByText('Shown only once').locator('..').locator('.mono').textContent()) ?? '';
  expect(made.length).toBeGreaterThan(40);
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  responses.restart();
  await page.reload();
  await page.getByRole('button', { name: 'Replace Webhook secret' }).click();
  await page.getByLabel('Webhook secret').fill('another-secret-of-24-chars');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText('A replaced secret is still accepted until')).toBeVisible();

  await part(page, 'Webhooks');
  await expect(page.getByText('On: verified deliveries are accepted')).toBeVisible();
  await act(page, 'Pause', 'Pause');
  await expect(page.locator('header')).toContainText('Paused');
  await act(page, 'Resume', 'Resume');
  await expect(page.locator('header')).not.toContainText('Paused');

  await page.getByRole('button', { name: 'Remove…' }).click();
  await expect(page.getByRole('button', { name: 'Remove connection' })).toBeDisabled();
  await page.getByLabel(/to remove it$/).fill(name);
  await page.getByRole('button', { name: 'Remove connection' }).click();
  await expect(page.getByRole('heading', { name: 'Connections' })).toBeVisible();
  await expect(page.getByText(name)).toBeHidden();
  expect(await responses.containing([made, 'sandbox-blockpass-text'])).toEqual([]);
});

test('Control: a text that a page receives is found by the same listener', async ({ signedIn }) => {
  const page = await signedIn('admin');
  const responses = listen(page);
  await page.goto('/admin/connections');
  expect(await responses.containing(['Add connection'])).not.toEqual([]);
});

test.afterEach(() => resumeOthers());
test.afterAll(() => closeDatabase());

test('A key that erases what it reads: the connection is saved paused and resumes only after a confirmation', async ({
  signedIn,
}) => {
  const page = await signedIn('admin');
  await pauseOthers();
  // A new applicant, because only one that is not archived yet shows what the key does.
  await control(sandbox, '/create', { vendor: 'blockpass' });
  const name = `Erasing ${Date.now()}`;
  await page.goto('/admin/connections/new');
  await page.getByRole('button', { name: 'Connect Blockpass' }).click();
  await page.getByLabel('Name').fill(name);
  await fill(page, { ...accounts.Blockpass, secret: { 'API key': 'sandbox-blockpass-archive' } });
  await page.getByRole('button', { name: 'Test connection' }).click();
  await expect(page.getByText('This key erases what it reads.')).toBeVisible({ timeout: 15_000 });
  await page.getByRole('button', { name: 'Save connection' }).click();
  await expect(page.locator('header')).toContainText('Paused: its key erases');
  await expect(figure(page, 'In this round')).toContainText('0 applicants');

  await page.getByRole('button', { name: 'Resume…' }).click();
  const resume = page.getByRole('button', { name: 'Resume and let it erase' });
  await expect(resume).toBeDisabled();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Remove…' }).click();
  await page.getByLabel(/to remove it$/).fill(name);
  await page.getByRole('button', { name: 'Remove connection' }).click();
  await expect(page.getByRole('heading', { name: 'Connections' })).toBeVisible();
});

test('An admin’s home shows each connection with its last day, and leads to it', async ({ signedIn }) => {
  test.setTimeout(180_000);
  const page = await signedIn('admin');
  await page.goto('/');
  await expect(page).toHaveURL((url) => url.pathname === '/admin');
  const table = page.getByRole('table', { name: 'Connections' });
  const first = table.getByRole('row').nth(1);
  await expect(first.getByRole('img', { name: /Last 24 hours: of 48 half hours \d+ answered/ })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Changed lately' }).getByRole('listitem').first()).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect.soft(await axeFaults(page), colorScheme).toEqual([]);
  }
  await first.getByRole('link', { name: /^Open / }).click();
  await expect(page).toHaveURL(/\/admin\/connections\/[0-9a-f-]{36}/);
});

test('Only an admin changes connections: an auditor may look, reviewer and manager get 404', async ({ signedIn }) => {
  const auditor = await signedIn('auditor');
  await auditor.goto('/admin/connections');
  await expect(auditor.getByRole('heading', { name: 'Connections' })).toBeVisible();
  await expect(auditor.getByRole('link', { name: 'Add connection' })).toBeHidden();
  await auditor.getByRole('table', { name: 'Test connections' }).getByRole('link').first().click();
  await expect(auditor.getByRole('navigation', { name: 'Parts' })).toBeVisible();
  for (const name of ['Test connection', 'Pause…', 'Remove…'])
    await expect(auditor.getByRole('button', { name })).toBeHidden();
  for (const person of ['reviewer', 'manager'] as const) {
    const page = await signedIn(person);
    await page.goto('/');
    await expect(page.getByRole('link', { name: 'Connections' })).toBeHidden();
    const answer = await page.goto('/admin/connections');
    expect(answer?.status()).toBe(404);
  }
});

test('Forbidden addresses of every kind are tested as a connection: no local address is called', async ({
  signedIn,
  baseURL,
}) => {
  const canary = await canaryServer();
  const page = await signedIn('admin');
  await page.goto('/admin/connections');
  const hosts = [...loopbackLiterals, ...otherForbiddenHosts];
  const tried = hosts.flatMap((host) => (['live', 'test'] as const).map((mode) => ({ host, mode })));
  const tryOne = async ({ host, mode }: (typeof tried)[number]) => {
    const draft = { baseUrl: `http://${host}:${canary.port}`, accessToken: 'canary-token' };
    const data = { id: crypto.randomUUID(), provider: 'b2core', mode, draft };
    const answer = await page.request.post('/api/connections/test', { data, headers: { origin: baseURL ?? '' } });
    expect([200, 400], host).toContain(answer.status());
    if (answer.ok()) expect((await answer.json()).findings, host).toEqual([]);
  };
  for (let at = 0; at < tried.length; at += 8) await Promise.all(tried.slice(at, at + 8).map(tryOne));
  expect(hosts.length).toBeGreaterThanOrEqual(60);
  expect(canary.touched()).toBe(0);
  // Control: the canary counts a call.
  await fetch(`http://127.0.0.1:${canary.port}/`);
  expect(canary.touched()).toBe(1);
  await canary.close();
});

type Account = { plain: Record<string, string>; secret: Record<string, string> };

async function fill(page: Page, { plain, secret }: Account): Promise<void> {
  for (const [label, value] of Object.entries({ ...plain, ...secret }))
    await page.getByLabel(label, { exact: true }).fill(value);
}

async function part(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Parts' }).getByRole('link', { name }).click();
}

async function act(page: Page, open: string, confirm: string): Promise<void> {
  await page.getByRole('button', { name: `${open}…` }).click();
  await page.getByRole('dialog').getByRole('button', { name: confirm, exact: true }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
}

function figure(page: Page, term: string): Locator {
  return page.locator('dl > div').filter({ has: page.getByText(term, { exact: true }) });
}

/** Records everything the server sends to this page: documents, parts of pages, answers of actions, JSON. */
function listen(page: Page) {
  let bodies: Promise<{ url: string; text: string }>[] = [];
  page.on('response', (response) => {
    const url = response.url();
    // The stream of notices has no end to wait for; it carries numbers and ids (lib/data/live/stream.test.ts).
    const isStream = response.headers()['content-type']?.startsWith('text/event-stream');
    if (!url.includes('/_next/static') && !isStream)
      bodies.push(
        response.text().then(
          (text) => ({ url, text }),
          () => ({ url, text: '' }),
        ),
      );
  });
  return {
    restart: () => {
      bodies = [];
    },
    containing: async (words: string[]) => {
      const responses = await Promise.all(bodies);
      return responses.filter(({ text }) => words.some((word) => text.includes(word))).map(({ url }) => url);
    },
  };
}

const paused: string[] = [];

/** Pauses the other Blockpass connections, because the key erases applicants for all accounts of the same service. */
async function pauseOthers(): Promise<void> {
  const others = await db().connection.findMany({
    where: { provider: 'blockpass', status: 'active' },
    select: { id: true },
  });
  for (const { id } of others) await pauseConnection(worker, id, 'by_hand');
  paused.push(...others.map(({ id }) => id));
}

/** Resets the sandbox and resumes the other connections. */
async function resumeOthers(): Promise<void> {
  if (paused.length > 0) await control(sandbox, '/reset', {});
  await db().connection.updateMany({
    where: { id: { in: paused.splice(0) } },
    data: { status: 'active', pausedBecause: null },
  });
}
