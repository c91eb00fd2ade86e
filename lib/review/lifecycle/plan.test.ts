import { describe, expect, test } from 'vitest';
import { type Act, acts, factsOfAct, wordsToType } from './act.ts';
import { comesBack } from './comes-back.ts';
import { type Plan, planOf, type Standing, type VendorTakes } from './plan.ts';

const now: Standing = {
  isArchived: false,
  isErased: false,
  isOnHold: false,
  isDeletionScheduled: false,
  hasCopy: true,
};
const reversible = { isReversible: true };
const final = { isReversible: false };
const vendor = (kinds: VendorTakes['kinds'], connection: VendorTakes['connection'] = 'usable'): VendorTakes => ({
  label: 'Acme',
  connection,
  kinds,
});

/** What each act does at a vendor that takes nothing, all, or redaction alone. */
const table: [Act, VendorTakes['kinds'], Partial<Standing>, Plan['where'], string | null][] = [
  ['archive', {}, {}, 'here', 'Acme can’t archive.'],
  ['archive', { archive: final }, {}, 'both', null],
  ['archive', { archive: final }, { isOnHold: true }, 'nowhere', 'Under legal hold.'],
  ['archive', { archive: reversible }, { isOnHold: true }, 'both', null],
  ['archive', {}, { isOnHold: true }, 'here', 'Acme can’t archive.'],
  ['archive', {}, { isArchived: true }, 'nowhere', 'Archived in Docket already.'],
  ['unarchive', {}, { isArchived: true }, 'here', null],
  ['unarchive', {}, {}, 'nowhere', 'Not archived in Docket.'],
  ['schedule_deletion', {}, {}, 'nowhere', 'Acme can’t schedule a deletion.'],
  ['schedule_deletion', { schedule_deletion: final }, {}, 'vendor', null],
  [
    'schedule_deletion',
    { schedule_deletion: final },
    { isDeletionScheduled: true },
    'nowhere',
    'A deletion is scheduled already.',
  ],
  ['restore', {}, { isDeletionScheduled: true }, 'nowhere', 'Acme can’t restore.'],
  ['restore', { restore: reversible }, { isDeletionScheduled: true }, 'vendor', null],
  ['restore', { restore: reversible }, {}, 'nowhere', 'No deletion is scheduled.'],
  ['anonymize', {}, {}, 'here', 'Acme can’t anonymize.'],
  ['anonymize', { anonymize: final, redact: final }, {}, 'both', null],
  ['anonymize', { redact: final }, {}, 'both', 'The provider redacts the data; the row stays there.'],
  ['delete', {}, {}, 'here', 'Acme can’t delete.'],
  ['delete', { delete: final }, {}, 'both', null],
  ['delete', { redact: final }, {}, 'both', 'The provider redacts the data; the row stays there.'],
  ['redact', {}, {}, 'nowhere', 'Acme can’t redact.'],
  ['redact', { redact: final }, {}, 'vendor', null],
  [
    'delete',
    { delete: final },
    { hasCopy: false },
    'here',
    'It was never read from the provider, so nothing can be sent.',
  ],
];

test.each(table)('%s where the vendor takes %j and they are %j: %s', (act, kinds, change, where, because) => {
  expect(planOf(act, true, { ...now, ...change }, vendor(kinds))).toMatchObject({ where, because });
});

const everything = { archive: final, schedule_deletion: final, restore: reversible, anonymize: final, delete: final };

describe('Whatever the vendor takes', () => {
  test.each(acts)('%s of someone erased: nowhere', (act) => {
    const plan = planOf(act, true, { ...now, isErased: true, isArchived: true }, vendor(everything));
    expect(plan).toEqual({ where: 'nowhere', kind: null, because: 'Erased already.' });
  });

  test.each(acts.filter((act) => factsOfAct(act).needsSecond))('%s under legal hold: nowhere', (act) => {
    expect(planOf(act, true, { ...now, isOnHold: true }, vendor({ ...everything, redact: final })).where).toBe(
      'nowhere',
    );
    expect(planOf(act, false, { ...now, isOnHold: true }, vendor({})).because).toBe('Under legal hold.');
  });

  test('in Docket alone: no command', () => {
    expect(planOf('delete', false, now, vendor(everything))).toEqual({ where: 'here', kind: null, because: null });
  });

  test('over a paused connection: what erases waits, archiving is done here', () => {
    expect(planOf('delete', true, now, vendor({}, 'paused')).where).toBe('nowhere');
    expect(planOf('archive', true, now, vendor({}, 'paused')).where).toBe('here');
    expect(planOf('delete', true, now, vendor({}, 'removed'))).toMatchObject({
      where: 'here',
      because: 'The connection to Acme was removed.',
    });
  });
});

test.each([
  ['delete', 41, null, 'DELETE 41'],
  ['schedule_deletion', 2, null, 'SCHEDULE DELETION 2'],
  ['delete', 1, 'DK-7', 'DK-7'],
  ['delete', 0, 'DK-7', 'DELETE 0'],
] as const)('%s of %d, alone %s: type %s', (act, count, only, words) => {
  expect(wordsToType(act, count, only)).toBe(words);
});

test.each([
  ['a new hit', { status: 'approved', hits: ['a'] }, { status: 'approved', hits: ['a', 'b'] }, true],
  ['a status that asks for a person', { status: 'approved', hits: [] }, { status: 'pending_review', hits: [] }, true],
  ['the same status', { status: 'pending_review', hits: [] }, { status: 'pending_review', hits: [] }, false],
  ['a final status', { status: 'pending_review', hits: [] }, { status: 'approved', hits: [] }, false],
  ['no copy before', null, { status: 'approved', hits: [] }, true],
] as const)('An archived applicant with %s comes back: %s %s %s', (_, before, after, isBack) => {
  expect(comesBack(before, after)).toBe(isBack);
});
