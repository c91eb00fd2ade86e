import { describe, expect, test } from 'vitest';
import { defaultPolicies } from './defaults.ts';
import { differencesOf, rebase } from './difference.ts';
import type { Policies } from './policies.ts';
import { clashWords, differenceWords } from './words.ts';

type Edit = (policies: Policies) => unknown;

/** The default policies with a change. */
function edited(edit: Edit): Policies {
  const copy = structuredClone(defaultPolicies);
  edit(copy);
  return copy;
}

const rejected = (code: string, label: string) => ({ code, label });

describe('What differs, in words', () => {
  test.each<[string, Edit, [string, string, string][]]>([
    ['nothing', () => {}, []],
    ['the order of a list alone', ({ masking }) => masking.maskedFields.reverse(), []],
    ['a number with its unit', (it) => (it.sla.dueInHours = 8), [['A case is due after', '24 h', '8 h']]],
    ['how time counts', (it) => (it.sla.counts = 'working'), [['Time counts', 'Around the clock', 'In working time']]],
    [
      'how long someone is kept',
      ({ retention }) => (retention.rejected = { keep: 'P1Y', from: 'active' }),
      [
        ['Rejected are kept', 'until deleted by hand', '1 year'],
        ['Rejected are kept since', 'the decision in force', 'the last activity'],
      ],
    ],
    [
      'how long one who was never decided is kept',
      (it) => (it.retention.undecided.keep = 'P90D'),
      [['Never decided are kept', 'until deleted by hand', '90 days']],
    ],
    ['a time zone', (it) => (it.sla.timeZone = 'Europe/Oslo'), [['Time zone', 'UTC', 'Europe/Oslo']]],
    ['a working day that is gone', (it) => it.sla.week.pop(), [['Friday', '09:00 to 17:00', '–']]],
    [
      'the end of a working day',
      ({ sla }) => (sla.week = sla.week.map((day) => ({ ...day, to: day.id === 1 ? '18:00' : day.to }))),
      [['Monday, to', '17:00', '18:00']],
    ],
    [
      'a holiday',
      (it) => it.sla.holidays.push({ id: '2026-12-25', label: 'Christmas Day' }),
      [['Holiday 2026-12-25', '–', 'Christmas Day']],
    ],
    [
      'a reason that is added in the middle: one difference',
      ({ reasons }) => reasons.rejected.splice(2, 0, rejected('RJ-10', 'Impersonation')),
      [['Reject RJ-10', '–', 'Impersonation']],
    ],
    [
      'the words of a reason',
      ({ reasons }) =>
        (reasons.held = reasons.held.map((one) => (one.code === 'HD-05' ? { ...one, label: 'Fault' } : one))),
      [['Hold HD-05, words', 'Technical problem', 'Fault']],
    ],
    [
      'a reason that needs a note now',
      ({ reasons }) =>
        (reasons.held = reasons.held.map((one) => (one.code === 'HD-05' ? { ...one, needsNote: true } : one))),
      [['Hold HD-05, needs a note', '–', 'yes']],
    ],
    ['a masked field', (it) => it.masking.maskedFields.push('name'), [['Name masked', '–', 'yes']]],
    [
      'who reveals images',
      (it) => (it.masking.imagesNeedRevealFor = []),
      [['Images behind a reveal: auditor', 'yes', '–']],
    ],
    ['a blocker that needs a note', (it) => it.blockers.needNote.push('age'), [['Note needed: Under age', '–', 'yes']]],
    ['points of risk', (it) => (it.risk.points.hit = 50), [['Hit, points', '100', '50']]],
    [
      'the order of claims',
      (it) => (it.claims.order = 'risk'),
      [['Next case', 'First due first', 'Highest risk first']],
    ],
    [
      'a second person',
      (it) => (it.fourEyes.approveOverFailing = 'second'),
      [['Approving over a failing blocker takes', 'A reason and a note', 'A second person']],
    ],
    [
      'a text',
      (it) => (it.requests.texts.greetingWithoutName = ''),
      [['Message: Greeting without a name', 'Hello,', '–']],
    ],
    [
      'how to send',
      (it) => (it.requests.texts.how.words = 'In words.'),
      [['How to send: Written answer', '–', 'In words.']],
    ],
    ['a checklist item', (it) => it.checklist.items.pop(), [['Checklist item', 'Selfie present', '–']]],
  ])('%s', (_, edit, words) => {
    const found = differencesOf(defaultPolicies, edited(edit)).map(differenceWords);
    expect(found.map(({ label, before, after }) => [label, before, after])).toEqual(words);
  });
});

describe('A draft moved to newer policies', () => {
  test.each<[string, { mine: Edit; theirs: Edit; is: Edit; clashes?: string[] }]>([
    [
      'keeps what it changed, and takes what was published',
      {
        mine: (it) => (it.undo.seconds = 30),
        theirs: (it) => (it.sla.dueInHours = 8),
        is: (it) => {
          it.undo.seconds = 30;
          it.sla.dueInHours = 8;
        },
      },
    ],
    [
      'keeps its own value where both changed it, and says so',
      {
        mine: (it) => (it.sla.dueInHours = 12),
        theirs: (it) => (it.sla.dueInHours = 8),
        is: (it) => (it.sla.dueInHours = 12),
        clashes: ['sla.dueInHours'],
      },
    ],
    [
      'does not clash where both changed it to the same',
      {
        mine: (it) => (it.sla.dueInHours = 8),
        theirs: (it) => (it.sla.dueInHours = 8),
        is: (it) => (it.sla.dueInHours = 8),
      },
    ],
    [
      'has the reasons that either side added, and lacks those that either side removed',
      {
        mine: ({ reasons }) => reasons.rejected.splice(0, 1, rejected('RJ-10', 'Mine')),
        theirs: ({ reasons }) => reasons.rejected.splice(1, 1, rejected('RJ-11', 'Theirs')),
        is: ({ reasons }) => {
          reasons.rejected.splice(0, 2, rejected('RJ-11', 'Theirs'));
          reasons.rejected.push(rejected('RJ-10', 'Mine'));
        },
      },
    ],
    [
      'says where one side removed what the other changed',
      {
        mine: ({ sla }) => sla.week.pop(),
        theirs: ({ sla }) => (sla.week = sla.week.map((day) => ({ ...day, to: '18:00' }))),
        is: ({ sla }) => (sla.week = sla.week.slice(0, 4).map((day) => ({ ...day, to: '18:00' }))),
        clashes: ['sla.week.5'],
      },
    ],
  ])('%s', (_, { mine, theirs, is, clashes = [] }) => {
    const moved = rebase(defaultPolicies, edited(mine), edited(theirs));
    expect(moved).toEqual({ values: edited(is), clashes });
  });

  test('control: taking the draft as it is would undo what was published meanwhile', () => {
    const mine = edited((it) => (it.undo.seconds = 30));
    const theirs = edited((it) => (it.sla.dueInHours = 8));
    expect(differencesOf(theirs, mine)).toHaveLength(2);
    expect(differencesOf(theirs, rebase(defaultPolicies, mine, theirs).values)).toHaveLength(1);
  });
});

test('Values that both sides changed are named; without any, nothing is said', () => {
  expect(clashWords(['sla.dueInHours', 'reasons.rejected.RJ-04.label'])).toBe(
    'Both sides changed: A case is due after, Reject RJ-04, words. Rebasing keeps your values; look at them again.',
  );
  expect(clashWords([])).toBe('');
});
