import { expect, test } from 'vitest';
import { requestText } from './request-text.ts';

test('A request holds the note and the number of the case', () => {
  expect(requestText({ note: ' Send a passport. ', caseNumber: 'DK-12' })).toBe(
    [
      'We could not complete your identity check yet.\n',
      'What we need from you:\nSend a passport.\n',
      'Your reference is DK-12.',
    ].join('\n'),
  );
});

test('Without a note the text asks for nothing that was not said', () => {
  expect(requestText({ note: ' ', caseNumber: 'DK-12' })).not.toContain('What we need');
});
