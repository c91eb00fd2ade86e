import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoConnections } from '#bin/demo.ts';
import type { Applicant, Check } from '#lib/review/applicant/applicant.ts';
import { checkLabel } from '#lib/review/applicant/labels.ts';
import type { Sandbox } from '#sandbox/server.ts';
import { loopbackHttp } from '#test/providers/loopback-http.ts';
import { testSandbox } from '#test/providers/test-sandbox.ts';
import { applicantsAt } from '#test/sandbox/control.ts';
import { providers } from './registry.ts';

/** What the sandbox can send has plain words, but for the words that it invents so that they are unknown. */
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await testSandbox({ people: 40 });
});
afterAll(() => sandbox.close());

test.each(providers)(
  '$id: what the sandbox says of people of each status is told in plain words',
  async (provider) => {
    const { settings } = demoConnections(sandbox.url).find((each) => each.provider === provider.id) ?? {};
    const { applicants } = provider.connect(settings, { http: loopbackHttp(), now: () => new Date() });
    // One of each status: drawing the images of all of them takes minutes.
    const byStatus = Map.groupBy(await applicantsAt(sandbox.url, provider.id), ({ status }) => status);
    const people = [...byStatus.values()].flatMap((alike) => alike.slice(0, 1));
    const read: Applicant[] = [];
    for (const { id } of people) {
      const applicant = await applicants?.read(id);
      if (applicant) read.push(applicant);
    }
    const checks = read.flatMap((applicant) => applicant.checks);
    expect(checks.length).toBeGreaterThan(3);
    expect(new Set(checks.filter(isQuoted).map(({ name }) => name))).toEqual(new Set());
    const unworded = read.flatMap(({ status, providerStatus: said }) =>
      status !== 'unknown' && said !== null && provider.words.status(said) === null ? [said] : [],
    );
    expect(unworded).toEqual([]);
  },
  90_000,
);

test('The control: a name that no dictionary knows is found', () => {
  expect(isQuoted({ kind: 'document', name: 'BrandNewRule', subject: '“BrandNewRule”' })).toBe(true);
  expect(isQuoted({ kind: 'document', name: 'BrandNewRule', subject: null })).toBe(true);
  expect(isQuoted({ kind: 'document', name: 'NotUnder18', subject: 'age of 18 or over' })).toBe(false);
});

function isQuoted(check: Pick<Check, 'kind' | 'name' | 'subject'>): boolean {
  return check.subject === null || checkLabel(check).includes('“');
}
