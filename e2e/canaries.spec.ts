/** docs/security.md, bar 24: what every role gets of every page and route, before anything is revealed. */
import type { Page } from '@playwright/test';
import { doors } from '#lib/auth/doors.ts';
import { db } from '#lib/data/database.ts';
import { blankDocument } from '#lib/providers/reading/blank.ts';
import { anInventedCase, endInventedCases } from '#test/journeys/invented-case.ts';
import { expect, type Person, test } from './fixtures.ts';

test.describe.configure({ timeout: 600_000 });
test.afterAll(endInventedCases);

const people = 10;

/** Five values of one person, each in its own sealed field, and all of them in the vendor's raw answer. */
const canariesOf = (index: number) => ({
  email: `qvzx${index}wren@canary.test`,
  phone: `+38164${String(7_318_200 + index)}`,
  personalNumber: `08039${String(91_787_500 + index)}`,
  documentNumber: `ZQX${String(774_100 + index)}`,
  address: `Tisova Putanja ${String(7_700 + index)}`,
});

const all = Array.from({ length: people }, (_, index) => canariesOf(index));
const values = all.flatMap((one) => Object.values(one));

async function seeded(): Promise<string[]> {
  const addresses: string[] = [];
  for (const { documentNumber, address, ...person } of all)
    addresses.push(
      await anInventedCase({
        person: { ...person, address: { line: address, city: null, state: null, postalCode: null, country: 'SRB' } },
        documents: [{ ...blankDocument('p', 'passport'), number: documentNumber, expiresOn: '2031-01-01' }],
        portrait: null,
        raw: { ...person, documentNumber, address },
      }),
    );
  return addresses.map((address) => address.split('/').at(-1) ?? '');
}

/** What is read by its address: an applicant's for each of them, lists once. What streams or exports is left out. */
function addressesFor(ids: string[]): string[] {
  const leftOut = ['/api/auth', '/api/webhooks', '/api/live', '/api/images', '/raw', '/welcome', '/api/ledger'];
  const names = Object.keys(doors).flatMap((door) => /^(?:page|route) (\/.*)$/.exec(door)?.[1] ?? []);
  return names
    .filter((name) => !leftOut.some((part) => name.includes(part)))
    .flatMap((name) =>
      /applicants\/\[id\]/.test(name) ? ids.map((id) => name.replace('[id]', id)) : name.includes('[') ? [] : name,
    );
}

async function found(page: Page, address: string): Promise<string[]> {
  const asPage = await (await page.request.get(address)).text();
  // The framework's own format of a page, as a browser gets it when it goes there from another page.
  const asData = address.startsWith('/api')
    ? ''
    : await (await page.request.get(address, { headers: { RSC: '1' } })).text();
  return values
    .filter((value) => asPage.includes(value) || asData.includes(value))
    .map((value) => `${address}: ${value}`);
}

test(`${values.length} canaries: no role finds one before a reveal, and the ledger has none`, async ({ signedIn }) => {
  const ids = await seeded();
  const addresses = addressesFor(ids);
  const roles: Person[] = ['reviewer', 'approver', 'manager', 'auditor', 'admin'];
  const leaks: string[] = [];
  for (const role of roles) {
    const page = await signedIn(role);
    for (const address of addresses) leaks.push(...(await found(page, address)).map((leak) => `${role} ${leak}`));
  }
  expect(leaks).toEqual([]);

  // Control: the raw answer, which is recorded when it is read, holds all five of each.
  const reviewer = await signedIn('reviewer2');
  for (const [index, id] of ids.entries()) {
    const held = await found(reviewer, `/api/applicants/${id}/raw`);
    expect(held, `of person ${index}`).toHaveLength(5);
  }
  const entries = await db().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM ledger l, unnest(${values}::text[]) v WHERE position(v IN l.entry) > 0`;
  expect(entries).toEqual([{ count: 0 }]);
  process.stdout.write(`${values.length} canaries, ${addresses.length} addresses, ${roles.length} roles: 0 found\n`);
});
