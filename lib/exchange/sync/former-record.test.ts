import { expect, test } from 'vitest';
import { inCurrentForm } from '#lib/data/applicants/former-content.ts';
import { providers } from '#lib/providers/registry.ts';
import type { Applicant, ApplicantContent, ConfigEntry } from '#lib/review/applicant/applicant.ts';
import { fixtureHttp } from '#test/providers/fixture-http.ts';
import { fixturesOf } from '#test/providers/fixtures.ts';

/**
 * What an adapter emits today must be what a record of the former form opens as, or an upgrade would look like a
 * change.
 */
const now = () => new Date('2026-11-21T12:00:00Z');
const recordings = providers.flatMap((provider) =>
  fixturesOf(provider).flatMap(([name, fixture]) =>
    fixture.expect === undefined ? [] : [[`${provider.id} ${name}`, provider, fixture] as const],
  ),
);

/** The record as it was written before 27 November 2026. */
function former({ raw: _, ...applicant }: Applicant) {
  const of = (name: string): Partial<ConfigEntry> => applicant.config.find((entry) => entry.name === name) ?? {};
  const flag = (name: string) => (of(name).value === undefined ? null : of(name).value === 'yes');
  const named = of('flow');
  const [flow, setup]: Partial<ConfigEntry>[] = named.label === 'Set-up' ? [{}, named] : [named, {}];
  return {
    ...applicant,
    config: {
      weightsId: of('weightsId').value ?? null,
      flowId: flow?.detail ?? flow?.value ?? null,
      flowName: flow?.detail ? (flow?.value ?? null) : null,
      setupId: setup?.value ?? null,
      setupVersionId: setup?.detail ?? null,
      autoApprove: flag('autoApprove'),
      uniqueFaceMatch: flag('uniqueFaceMatch'),
    },
    checks: applicant.checks.map(({ subject: __, comparesField: ___, ...check }) => check),
  };
}

test('There are checks and settings to compare', async () => {
  const applicants = await Promise.all(
    recordings.map(async ([, provider, fixture]) => {
      const { applicants } = provider.connect(fixture.settings, { http: fixtureHttp(fixture), now });
      return applicants?.read(fixture.externalId);
    }),
  );
  expect(applicants.flatMap((each) => each?.config ?? []).length).toBeGreaterThanOrEqual(5);
  expect(applicants.flatMap((each) => each?.checks ?? []).filter((each) => each.comparesField).length).toBeGreaterThan(
    30,
  );
});

test.each(recordings)(
  '%s: a record of the former form opens as its adapter writes it today',
  async (_, provider, fixture) => {
    const { applicants } = provider.connect(fixture.settings, { http: fixtureHttp(fixture), now });
    const applicant = (await applicants?.read(fixture.externalId)) as Applicant;
    const { raw: __, ...content } = applicant;
    expect(withoutSubjects(inCurrentForm(former(applicant)))).toEqual(withoutSubjects(content));
  },
);

/** What a check is about is told in our words, which are no part of the vendor's answer. */
function withoutSubjects({ checks, ...content }: ApplicantContent) {
  return { ...content, checks: checks.map(({ subject: _, ...check }) => check) };
}
