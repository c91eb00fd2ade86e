import { expect, test } from 'vitest';
import { hasRecord } from '#lib/review/hits/hit.ts';
import { screeningsIn } from '#lib/review/hits/screening.ts';
import { vendorHits } from '#lib/review/hits/vendor-hits.ts';
import { fixtureHttp } from '#test/providers/fixture-http.ts';
import { fixturesOf } from '#test/providers/fixtures.ts';
import { providers } from '../registry.ts';

/** What the recorded answers of each vendor become: hits as "topic, record or none", and screenings by outcome. */
const now = () => new Date('2026-11-21T12:00:00Z');

/** By vendor and recording. What is missing here tells of no hit and no screening. */
const expected: Record<string, Record<string, { hits: string[]; screenings: string[] }>> = {
  allpass: { full: { hits: ['unknown, none'], screenings: ['fail'] } },
  blockpass: {
    full: { hits: [], screenings: ['pass'] },
    'screening-hits': { hits: ['sanction, record'], screenings: ['attention'] },
    'unknown-word': { hits: [], screenings: ['unknown, not whole'] },
  },
  vult: {
    'clean-passport': { hits: [], screenings: ['pass'] },
    'licence-mismatch': { hits: ['sanction, none'], screenings: ['attention'] },
    'unknown-word': { hits: [], screenings: ['unknown, not whole'] },
  },
};

test.each(providers.map((provider) => [provider.id, provider] as const))('The hits of %s', async (_id, provider) => {
  const told: Record<string, { hits: string[]; screenings: string[] }> = {};
  for (const [name, fixture] of fixturesOf(provider)) {
    const { applicants } = provider.connect(fixture.settings, { http: fixtureHttp(fixture), now });
    const applicant = await applicants?.read(fixture.externalId).catch(() => null);
    if (!applicant) continue;
    const hits = vendorHits(applicant);
    // A failed screening is never without a hit, and no hit is without a vendor's id.
    const hasFailed = applicant.checks.some(({ kind, outcome }) => kind === 'aml' && outcome === 'fail');
    if (hasFailed) expect(hits.length, name).toBeGreaterThan(0);
    for (const { vendorIds } of hits) expect(vendorIds.length).toBeGreaterThan(0);
    told[name] = {
      hits: hits.map((hit) => `${hit.topic}, ${hasRecord(hit) ? 'record' : 'none'}`),
      screenings: screeningsIn(applicant).map(({ outcome, isWhole }) => `${outcome}${isWhole ? '' : ', not whole'}`),
    };
  }
  expect(Object.keys(told).length).toBeGreaterThan(0);
  const isTold = Object.entries(told).filter(([, { hits, screenings }]) => hits.length + screenings.length > 0);
  expect(Object.fromEntries(isTold)).toEqual(expected[provider.id] ?? {});
});
