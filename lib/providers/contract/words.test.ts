import { describe, expect, test } from 'vitest';
import { checkLabel } from '#lib/review/applicant/labels.ts';
import { fixtureHttp } from '#test/providers/fixture-http.ts';
import { fixturesOf } from '#test/providers/fixtures.ts';
import { providers } from '../registry.ts';

/**
 * Every name and status of a check that a vendor's recordings hold has plain words. A word that no dictionary knows is
 * shown in quotes and never looks clear.
 */
const now = () => new Date('2026-11-21T12:00:00Z');

describe.each(providers)('$id', (provider) => {
  const readable = fixturesOf(provider).filter(([, fixture]) => fixture.expect !== undefined);
  const known = readable.filter(([name]) => name !== 'unknown-word');
  const read = async ([, fixture]: (typeof readable)[number]) => {
    const { applicants } = provider.connect(fixture.settings, { http: fixtureHttp(fixture), now });
    return applicants?.read(fixture.externalId);
  };

  test('every check of its recordings is named in plain words', async () => {
    const checks = (await Promise.all(known.map(read))).flatMap((applicant) => applicant?.checks ?? []);
    expect(checks.length).toBeGreaterThan(0);
    // A name that no dictionary knows is in a recording on purpose, and its result is not known either.
    const labels = checks.filter(({ outcome }) => outcome !== 'unknown').map((check) => checkLabel(check));
    expect(labels.filter((label) => /[“_]|\p{Ll}\p{Lu}/u.test(label.replaceAll('ComplyAdvantage', '')))).toEqual([]);
    expect(checks.filter(({ subject }) => subject === null)).toEqual([]);
  });

  test('every status that it knows has words, and a word that it does not know has none', async () => {
    const applicants = (await Promise.all(readable.map(read))).filter((applicant) => applicant !== undefined);
    const told = applicants.filter(({ status, providerStatus }) => status !== 'unknown' && providerStatus !== null);
    expect(told.length).toBeGreaterThan(0);
    const unworded = told.flatMap(({ providerStatus }) =>
      provider.words.status(providerStatus ?? '') === null ? [providerStatus] : [],
    );
    expect(unworded).toEqual([]);
    expect(provider.words.outcome('a word nobody wrote')).toBeNull();
  });
});
