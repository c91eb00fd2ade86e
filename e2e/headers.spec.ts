import type { APIResponse } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const nonceOf = (answer: APIResponse) => /'nonce-([^']+)'/.exec(answer.headers()['content-security-policy'] ?? '')?.[1];

test('Every page has a new nonce, and every script and style in it carries the nonce', async ({ signedIn }) => {
  const page = await signedIn('reviewer');
  await page.goto('/');
  const applicant = await page.getByRole('row').getByRole('link').first().getAttribute('href');
  const nonces = new Set<string | undefined>();
  for (const address of ['/sign-in', '/queue', '/queue', applicant ?? '', '/audit', '/no-such-page']) {
    const answer = await page.request.get(address);
    const policy = answer.headers()['content-security-policy'] ?? '';
    expect(policy, address).not.toMatch(/unsafe-inline|unsafe-eval|\*/);
    expect(policy).toContain(`frame-ancestors 'none'`);
    expect(policy).toContain(`base-uri 'none'`);
    const html = await answer.text();
    const nonce = nonceOf(answer);
    expect(nonce).toBeTruthy();
    for (const [tag] of html.matchAll(/<(?:script|style)\b[^>]*>/g)) expect(tag, address).toContain(`nonce="${nonce}"`);
    // The policy would refuse a style attribute.
    expect(html, address).not.toMatch(/<[a-z][^>]*\sstyle="/);
    expect(html).not.toMatch(/\son[a-z]+="/);
    nonces.add(nonce);
  }
  expect(nonces.size).toBe(6);
});

test('A request brings its own nonce: it is not used', async ({ request }) => {
  const answer = await request.get('/sign-in', {
    headers: { 'x-nonce': 'mine', 'content-security-policy': `script-src 'nonce-mine'` },
  });
  expect(await answer.text()).not.toContain('nonce="mine"');
  expect(nonceOf(answer)).not.toBe('mine');
});

test('Every response forbids caching, sniffing, and use by another site', async ({ signedIn }) => {
  const page = await signedIn('reviewer');
  await page.goto('/');
  await page.getByRole('row').getByRole('link').first().click();
  const image = page.locator('figure[data-view] img').first();
  await expect(image).toBeVisible();
  const address = (await image.getAttribute('src')) ?? '';
  for (const path of ['/queue', '/sign-in', '/api/session', '/api/auth/csrf', '/api/auth/session', address]) {
    const headers = (await page.request.get(path)).headers();
    expect(headers['cache-control'], path).toBe('private, no-store');
    expect(headers['x-content-type-options'], path).toBe('nosniff');
    expect(headers['cross-origin-resource-policy'], path).toBe('same-origin');
    expect(headers['referrer-policy'], path).toBe('no-referrer');
    expect(headers['x-powered-by'], path).toBeUndefined();
  }
});

test('An image is a re-encoded JPEG without metadata, sandboxed, under Docket’s own id', async ({ signedIn }) => {
  const page = await signedIn('reviewer');
  await page.goto('/');
  await page.getByRole('row').getByRole('link').first().click();
  const address = (await page.locator('figure[data-view] img').first().getAttribute('src')) ?? '';
  const answer = await page.request.get(address);
  const bytes = await answer.body();
  expect(answer.headers()['content-type']).toBe('image/jpeg');
  expect(answer.headers()['content-security-policy']).toBe(`default-src 'none'; sandbox`);
  expect(bytes.subarray(0, 3).toString('hex')).toBe('ffd8ff');
  expect(bytes.includes('Exif')).toBe(false);
  expect((await page.request.get('/_next/image?url=%2Ficon.svg&w=64&q=75')).status()).toBe(404);
});
