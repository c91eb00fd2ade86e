import { describe, expect, test } from 'vitest';
import type { Applicant } from '#lib/review/applicant/applicant.ts';
import { anApplicant } from '#test/builders/applicant.ts';
import { exampleCheck } from '#test/builders/applicant-content.ts';
import type { VendorHit } from '../../hits/hit.ts';
import { groundChanges } from './changes.ts';
import { type GroundOf, groundOf } from './ground.ts';
import { maskChanges } from './masked-changes.ts';

const now = new Date('2026-11-27T12:00:00Z');

const entry: VendorHit = {
  name: 'Aydana OMAROVA',
  aliases: [],
  birthDate: '1968',
  countries: ['KAZ'],
  identifiers: [],
  gender: null,
  url: null,
  vendorIds: ['1'],
  list: 'EU sanctions',
  topic: 'sanction',
  entityIds: [],
  score: null,
  reason: null,
};

const front = { imageId: 'i1', label: 'Passport', originalSha256: 'a'.repeat(64) };
const hit = { id: 'h1', state: 'false_positive' as const, entry };

function ground(change: Partial<GroundOf> = {}, applicant: Partial<Applicant> = {}) {
  return groundOf({ record: anApplicant(applicant), hits: [hit], images: [front], blockers: [], now, ...change });
}

const person = anApplicant().person;
const check = exampleCheck({ kind: 'face', name: 'face' });

describe('What changed since a decision was staged', () => {
  test.each<[string, ReturnType<typeof ground>, object[]]>([
    ['nothing', ground(), []],
    ['the day, and so perhaps an age', ground({ now: new Date('2031-01-01T00:00:00Z') }), []],
    [
      'another file of an image',
      ground({ images: [{ ...front, originalSha256: 'b'.repeat(64) }] }),
      [{ kind: 'image', label: 'Passport', before: 'a'.repeat(64), after: 'b'.repeat(64) }],
    ],
    ['an image that is gone', ground({ images: [] }), [{ kind: 'image', before: 'a'.repeat(64), after: null }]],
    [
      'a new image that nobody fetched yet',
      ground({ images: [front, { imageId: 'i2', label: 'Selfie', originalSha256: null }] }),
      [{ kind: 'image', label: 'Selfie', before: null, after: 'not given' }],
    ],
    [
      'a birth date of a list’s entry',
      ground({ hits: [{ ...hit, entry: { ...entry, birthDate: '1968 or 1990' } }] }),
      [
        {
          kind: 'hit',
          label: 'Aydana OMAROVA, EU sanctions: birth date',
          before: '1968',
          after: '1968 or 1990',
        },
      ],
    ],
    [
      'a verdict on a hit',
      ground({ hits: [{ ...hit, state: 'true_match' }] }),
      [{ kind: 'hit', before: 'false positive', after: 'true match' }],
    ],
    ['a new hit', ground({ hits: [hit, { ...hit, id: 'h2', state: 'open' }] }), [{ before: null, after: 'open' }]],
    ['a hit that is gone', ground({ hits: [] }), [{ kind: 'hit', before: 'false positive', after: null }]],
    [
      'an e-mail address',
      ground({}, { person: { ...person, email: 'other@example.test' } }),
      [{ kind: 'fact', label: 'Email', field: 'email', after: 'other@example.test' }],
    ],
    [
      'a check that fails now',
      ground({}, { checks: [...anApplicant().checks, check, { ...check, outcome: 'fail', score: 0.4 }] }),
      [
        { kind: 'check', before: null, after: 'passed' },
        { kind: 'check', before: null, after: 'failed, 0.4' },
      ],
    ],
    [
      'only a blocker, which nothing else explains',
      ground({ blockers: [{ kind: 'command', title: 'Approve failed', tone: 'fail', label: '', place: 'checks' }] }),
      [{ kind: 'blocker', label: 'Approve failed', before: null, after: 'fail' }],
    ],
  ])('%s', (_what, after, changes) => {
    expect(groundChanges(ground(), after)).toMatchObject(changes);
    expect(groundChanges(ground(), after)).toHaveLength(changes.length);
  });

  test('an image that is only fetched in between is the same', () => {
    const unfetched = ground({ images: [{ ...front, originalSha256: null }] });
    expect(groundChanges(unfetched, ground())).toEqual([]);
  });

  test('a masked value shows where it differs, not what it is; other values are shown', () => {
    const rules = {
      role: 'approver' as const,
      masking: { maskedFields: ['email' as const] },
      revealed: new Set<string>(),
    };
    const changes = groundChanges(ground(), ground({}, { person: { ...person, email: 'other@example.test' } }));
    const [masked] = maskChanges(changes, rules);
    expect(masked?.after).toMatch(/^[•≠]+$/);
    expect(masked?.before).toMatch(/^[•≠]+$/);
    expect(maskChanges(changes, { ...rules, revealed: new Set(['email']) })).toEqual(changes);
  });
});
