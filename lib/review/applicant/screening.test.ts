import { expect, it } from 'vitest';
import { exampleApplicant, exampleCheck } from '#test/builders/applicant-content.ts';
import type { Check } from './applicant.ts';
import { screeningsOf } from './screening.ts';

const aml = (change: Partial<Check>) => exampleCheck({ kind: 'aml', name: 'ofac_status_e', subject: '', ...change });
const outcomes = (...checks: Check[]) => screeningsOf(exampleApplicant({ checks })).map(({ outcome }) => outcome);

it('An applicant whom nobody screened has no screening, so nothing was found clear', () => {
  expect(outcomes()).toEqual([]);
  expect(outcomes(aml({ outcome: 'not_done' }), exampleCheck({ kind: 'crypto' }))).toEqual([]);
});

it('A screening that found nothing is one, and so is one that is not clear', () => {
  expect(outcomes(aml({ outcome: 'pass' }), aml({ outcome: 'unknown' }), aml({ outcome: 'pending' }))).toEqual([
    'pass',
    'unknown',
    'pending',
  ]);
  const [found] = screeningsOf(
    exampleApplicant({ checks: [aml({ providerOutcome: 'clear', at: '2026-11-20T09:00:00.000Z' })] }),
  );
  expect(found).toEqual({
    label: 'Sanctions',
    outcome: 'pass',
    providerOutcome: 'clear',
    at: '2026-11-20T09:00:00.000Z',
  });
});
