import { expect, it } from 'vitest';
import { exampleApplicant } from '#test/builders/applicant-content.ts';
import type { Role } from '../actor.ts';
import type { AnswerView } from './answer-view.ts';
import { questionnaireViews } from './answers.ts';

const maskedFields = ['personalNumber', 'email', 'phone', 'address', 'documentNumber'];

function viewsOf(answers: [question: string, answer: string | null][], role: Role = 'reviewer', open: string[] = []) {
  const asked = answers.map(([question, answer]) => ({ question, answer }));
  return questionnaireViews(exampleApplicant({ questionnaires: [{ id: '41', name: 'Funds', answers: asked }] }), {
    role,
    masking: { maskedFields },
    revealed: new Set(open),
    seesAnswers: role !== 'manager',
    openUntil: new Map(open.map((field) => [field, new Date('2026-11-28T12:00:00Z')])),
  });
}

function answerTo(question: string, answer: string | null, role: Role = 'reviewer', open: string[] = []): AnswerView {
  const [found] = viewsOf([[question, answer]], role, open)[0]?.answers ?? [];
  if (!found) throw new Error('There is no answer');
  return found;
}

it('an answer without personal data is shown as given', () => {
  expect(answerTo('Where does the money come from?', 'Salary, savings')).toEqual({
    question: 'Where does the money come from?',
    answer: 'Salary, savings',
    isGiven: true,
    holds: null,
  });
});

it.each([
  ['a known address, in other spaces', 'Where?', 'Saryarka St 48, and before: 48 SARYARKA ST.', 'address'],
  ['a known phone, without its country’s code', 'How?', '701 234 56 42', 'phone'],
  ['a known personal number', 'Which one?', '910304 400417', 'personalNumber'],
  ['a known document number', 'Which one?', 'it is N-0941 8257', 'documentNumber'],
  ['the form of an e-mail address', 'How?', 'someone.else@mail.example', 'email'],
  ['the form of a phone number', 'How?', '+49 30 123 456 78', 'phone'],
  ['the question for a number', 'Tax identification number', 'DE 44 711', 'personalNumber'],
  ['the question for an address', 'Your current address', 'Somewhere 5', 'address'],
])('an answer is masked by %s, and revealed with that field', (_, question, answer, field) => {
  const masked = answerTo(question, answer);
  expect(masked.holds).toEqual({ field, isMasked: true, canReveal: true });
  expect(masked.answer).toMatch(/•/);
  expect(masked.answer).not.toBe(answer);
  const open = answerTo(question, answer, 'auditor', [field]);
  expect(open).toMatchObject({ answer, holds: { field, isMasked: false, shownUntil: '2026-11-28T12:00:00.000Z' } });
});

it('an answer with two masked fields stays masked until both are revealed', () => {
  const text = 'aidana.omarova@mail.example or +7 701 234 56 42';
  expect(answerTo('How?', text, 'reviewer', ['email']).holds).toMatchObject({ field: 'phone', isMasked: true });
  expect(answerTo('How?', text, 'reviewer', ['email', 'phone']).answer).toBe(text);
});

it.each(['Wallet address', 'How much a month?'])('an answer to “%s” is no personal data', (question) => {
  expect(answerTo(question, '1000-10000').holds).toBe(null);
});

it('a manager sees what was asked and whether it was answered, and no answer', () => {
  expect(answerTo('Source?', 'Salary', 'manager')).toMatchObject({ answer: null, isGiven: true, holds: null });
  expect(answerTo('Source?', null, 'manager')).toMatchObject({ answer: null, isGiven: false });
});
