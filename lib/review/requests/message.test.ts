import { expect, test } from 'vitest';
import { defaultPolicies } from '../policies/defaults.ts';
import { requestMessage, withLink } from './message.ts';

const { requests: policy, reasons } = defaultPolicies;
const of = (...codes: string[]) => reasons.requested.filter(({ code }) => codes.includes(code));
const message = (codes: string[], more: Partial<Parameters<typeof requestMessage>[0]> = {}) =>
  requestMessage({
    asked: of(...codes),
    policy,
    name: 'Aydana OMAROVA',
    reference: 'DK-12',
    now: new Date('2026-11-27T23:30:00Z'),
    byLink: false,
    ...more,
  });

test('A message names the person, says what is needed and why, how, by when, and the reference', () => {
  expect(message(['RQ-02', 'RQ-06'])).toBe(
    [
      'Dear Aydana OMAROVA,',
      '',
      'To finish your identity check we need the following from you:',
      '1. A photo of the back of your identity document, because we have only one side of it.',
      '2. A new photo of your face, because we could not compare the one we have with your document.',
      '',
      policy.texts.how.document_photo,
      policy.texts.how.selfie,
      '',
      'Please reply to this message before 11 December 2026.',
      'Your reference is DK-12. Thank you.',
    ].join('\n'),
  );
});

test('One thing has no number, two of one kind have one “how”, and what needs no “how” has none', () => {
  const back = message(['RQ-02']);
  expect(back).not.toContain('1. ');
  expect(message(['RQ-01', 'RQ-02']).split('All four corners')).toHaveLength(2);
  expect(message(['RQ-09'])).not.toMatch(/photograph|camera|whole page/);
  expect(back).not.toMatch(/\n{3}/);
});

test('Without a name it greets without one; with a link it says to use it', () => {
  expect(message(['RQ-02'], { name: null })).toMatch(/^Hello,\n/);
  expect(message(['RQ-02'], { byLink: true })).toContain('Please use the link that comes with this message');
});

test('The link and its end stand below the message', () => {
  expect(withLink('Dear A,', 'https://id.example/t/1', '2026-11-28T14:07:00.000Z')).toBe(
    'Dear A,\n\nhttps://id.example/t/1\nThe link works until 28 November 2026 at 14:07 UTC.',
  );
  expect(withLink('Dear A,', 'https://id.example/t/1', null)).toBe('Dear A,\n\nhttps://id.example/t/1');
});

test('A name that looks like a placeholder or a pattern stays as it is', () => {
  expect(message(['RQ-02'], { name: '{reference} $& $1' })).toMatch(/^Dear \{reference\} \$& \$1,\n/);
});

test('No text holds a code, a word of the desk’s own, or a placeholder that nothing fills', () => {
  const inside =
    /\b(RQ-\d|reviewer|desk|docket|vendor|provider|case|blocker|hit|sanction|fraud|suspect|failed|risk)\b/i;
  for (const { code, ask } of reasons.requested) {
    const text = message([code]);
    expect(text).not.toMatch(inside);
    expect(text).not.toMatch(/[{}]/);
    if (ask !== '') expect(ask, code).toMatch(/^[A-Z].*, because .*\.$/);
  }
  expect('Control: the check of the blocker failed').toMatch(inside);
});
