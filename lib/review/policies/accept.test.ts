import { describe, expect, test } from 'vitest';
import { problemsOf } from './accept.ts';
import { defaultPolicies } from './defaults.ts';
import type { Policies } from './policies.ts';
import { PolicyShape } from './shape.ts';

type Edit = (policies: Policies) => unknown;

function edited(edit: Edit): Policies {
  const copy = structuredClone(defaultPolicies);
  edit(copy);
  return copy;
}

test('The policies that Docket brings can be published', () => {
  expect(problemsOf(defaultPolicies)).toEqual({});
  expect(PolicyShape.parse(defaultPolicies)).toEqual(defaultPolicies);
});

describe('Kept from being published, at its field:', () => {
  test.each<[string, Edit, string]>([
    ['a list without a reason', (it) => (it.reasons.unsure = []), 'reasons.unsure'],
    [
      'a reason without words',
      ({ reasons }) => (reasons.held = [{ code: 'HD-01', label: ' ' }]),
      'reasons.held.HD-01.label',
    ],
    ['a code that is none', ({ reasons }) => reasons.held.push({ code: 'hd1', label: 'A' }), 'reasons.held.hd1.code'],
    ['a code twice', ({ reasons }) => reasons.held.push({ code: 'RJ-01', label: 'A' }), 'reasons.held.RJ-01.code'],
    [
      'something asked for without a sentence',
      ({ reasons }) => (reasons.requested = reasons.requested.slice(0, 1).map((one) => ({ ...one, ask: '' }))),
      'reasons.requested.RQ-01.ask',
    ],
    [
      'a checklist item without words',
      (it) => (it.checklist.items = [{ id: 'adult', label: '' }]),
      'checklist.items.adult.label',
    ],
    ['a week without work', (it) => (it.sla.week = []), 'sla.week'],
    ['a day that ends before it begins', (it) => (it.sla.week = [{ id: 1, from: '17:00', to: '09:00' }]), 'sla.week.1'],
    ['a time zone that is none', (it) => (it.sla.timeZone = 'Europe/Atlantis'), 'sla.timeZone'],
    ['an offset in place of a time zone', (it) => (it.sla.timeZone = '+02:00'), 'sla.timeZone'],
    [
      'a holiday that is no day',
      (it) => (it.sla.holidays = [{ id: '2026-02-30', label: '' }]),
      'sla.holidays.2026-02-30',
    ],
    [
      'a holiday twice',
      (it) => (it.sla.holidays = ['A', 'B'].map((label) => ({ id: '2026-12-25', label }))),
      'sla.holidays.2026-12-25',
    ],
    ['high risk below medium', (it) => (it.risk.highFrom = 3), 'risk.highFrom'],
    ['a mark that is not filled in', (it) => (it.requests.texts.closing = '{firstName}'), 'requests.texts.closing'],
    [
      'a name where none is known',
      (it) => (it.requests.texts.greetingWithoutName = 'Dear {name}'),
      'requests.texts.greetingWithoutName',
    ],
    ['days of no time zone', (it) => (it.retention.timeZone = 'Europe/Atlantis'), 'retention.timeZone'],
    ['a message without an opening', (it) => (it.requests.texts.opening = ''), 'requests.texts.opening'],
  ])('%s', (_, edit, path) => {
    const [first, ...others] = Object.keys(problemsOf(edited(edit))).sort();
    expect(first).toBe(path);
    // Both fields of what is there twice are marked.
    expect(others).toEqual(path === 'reasons.held.RJ-01.code' ? ['reasons.rejected.RJ-01.code'] : []);
  });
});

describe('Refused as no policies at all:', () => {
  test.each<[string, (it: Record<string, Record<string, unknown>>) => unknown]>([
    ['a policy that is missing', (it) => Reflect.deleteProperty(it, 'masking')],
    ['a policy that is not known', (it) => Object.assign(it, { another: {} })],
    ['a value that is not known', (it) => Object.assign(it.undo ?? {}, { minutes: 1 })],
    ['no number', (it) => Object.assign(it.undo ?? {}, { seconds: Number.NaN })],
    ['an endless number', (it) => Object.assign(it.sla ?? {}, { dueInHours: Number.POSITIVE_INFINITY })],
    ['a number as a text', (it) => Object.assign(it.claims ?? {}, { maxHeld: '3' })],
    ['a number out of its range', (it) => Object.assign(it.undo ?? {}, { seconds: 61 })],
    ['a field that can’t be masked', (it) => Object.assign(it.masking ?? {}, { maskedFields: ['issuer'] })],
    ['a time to keep someone that is none', (it) => Object.assign(it.retention ?? {}, { undecided: { keep: 'P0D' } })],
    ['a time longer than a hundred years', (it) => Object.assign(it.retention ?? {}, { undecided: { keep: 'P101Y' } })],
    ['a text that turns the writing around', (it) => Object.assign(it.sla ?? {}, { timeZone: 'UTC\u202e' })],
    [
      'more entries than a list has',
      (it) => Object.assign(it.sla ?? {}, { holidays: Array(201).fill({ id: '', label: '' }) }),
    ],
  ])('%s', (_, edit) => {
    const copy = structuredClone(defaultPolicies) as unknown as Record<string, Record<string, unknown>>;
    edit(copy);
    expect(PolicyShape.safeParse(copy).success).toBe(false);
  });
});
