import { type BrowserContext, test as base, type Locator, type Page } from '@playwright/test';
import { demoPassword, demoPeople } from '../bin/demo.ts';

/** A demo member, by the part of the e-mail address before the @. */
export type Person = 'reviewer' | 'reviewer2' | 'approver' | 'approver2' | 'admin' | 'admin2' | 'manager' | 'auditor';

type Fixtures = {
  /** Signs in with a new browser context, by the request that the form sends. Gives a page that shows nothing yet. */
  signedIn: (person: Person) => Promise<Page>;
};

export const test = base.extend<Fixtures>({
  signedIn: async ({ browser, baseURL: origin = '' }, use) => {
    const contexts: BrowserContext[] = [];
    const violations: string[] = [];
    await use(async (person) => {
      const context = await browser.newContext();
      contexts.push(context);
      // Every journey also checks the Content Security Policy: a violation is a bug.
      context.on('console', (message) => {
        if (message.text().includes('Content Security Policy')) violations.push(message.text());
      });
      const page = await context.newPage();
      await enter(page, person, origin);
      return page;
    });
    await Promise.all(contexts.map((context) => context.close()));
    base.expect(violations).toEqual([]);
  },
});

export { expect } from '@playwright/test';

/** A session of its own for every browser context, without the page of the form, which has its own journeys. */
async function enter(page: Page, person: Person, origin: string): Promise<void> {
  const request = page.context().request;
  const token = (await (await request.get('/api/auth/csrf')).json()) as { csrfToken: string };
  const browser = await page.evaluate(() => navigator.userAgent);
  const answer = await request.post('/api/auth/callback/credentials', {
    headers: { origin, 'user-agent': browser },
    form: { ...token, email: emailOf(person), password: demoPassword, json: 'true' },
  });
  base.expect(answer.ok(), `${person} is signed in`).toBe(true);
}

/** Signs in through the form. */
export async function signIn(page: Page, person: Person): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('Work email').fill(emailOf(person));
  await page.getByLabel('Password').fill(demoPassword);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
}

function emailOf(person: Person): string {
  const email = `${person}@docket.test`;
  if (!demoPeople.some((known) => known.email === email)) throw new Error(`${email} is not one of the demo people`);
  return email;
}

/** The words that a dialog wants typed. */
export async function wordsIn(dialog: Locator): Promise<string> {
  const label = await dialog.getByText(/^Type “/).textContent();
  return /“(.+)”/.exec(label ?? '')?.[1] ?? '';
}

/** The rows of the queue whose case no one has. Other journeys leave claims behind, which end by themselves later. */
export function freeRows(page: Page): Locator {
  return page
    .getByRole('row')
    .filter({ has: page.locator('td.assignee', { hasText: /^–$/ }) })
    .getByRole('link');
}
