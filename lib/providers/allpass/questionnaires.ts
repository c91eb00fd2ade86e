import type { Questionnaire } from '#lib/review/applicant/applicant.ts';
import { list, record, word } from '../reading/word.ts';
import { dataOf } from './scans.ts';
import type { AllpassApplicant, QuestionnaireForm } from './shapes.ts';
import { kindOf } from './steps.ts';

type Filled = { id: string; said: Record<string, unknown> };

const most = 20;
const titles = ['title', 'label', 'question', 'text', 'name'];
const keys = ['questionId', 'id', 'key', 'name'];
const values = ['answer', 'answers', 'value', 'values', 'text'];

/** The ids of the forms to read. The page documents the form, not how a step refers to it. */
export function questionnaireIds(applicant: AllpassApplicant): string[] {
  return [...new Set(filledOf(applicant).map(({ id }) => id))].slice(0, most);
}

/**
 * The answers, with the form's own questions where the form is known. Its content is an open object, so every question
 * in it is searched.
 */
export function questionnairesOf(applicant: AllpassApplicant, forms: QuestionnaireForm[]): Questionnaire[] {
  return filledOf(applicant).map(({ id, said }) => {
    const form = forms.find((each) => String(each.id) === id);
    const questions = new Map<string, string>();
    collectQuestions(form?.content, questions);
    return {
      id,
      name: word(form?.name) ?? word(said.name) ?? word(record(said.questionnaire).name),
      answers: answersOf(said.answers ?? said.content ?? said.result, questions),
    };
  });
}

function filledOf(applicant: AllpassApplicant): Filled[] {
  return (applicant.servicesData ?? []).flatMap((step) => {
    if (kindOf(word(step.service) ?? '') !== 'questionnaire') return [];
    return dataOf(step).flatMap((data) => {
      const said = record(data);
      const id = word(said.questionnaireId) ?? word(record(said.questionnaire).id) ?? word(said.id);
      return id === null ? [] : [{ id, said }];
    });
  });
}

/** A record with a key and a title is a question; any other record may hold some. */
function collectQuestions(value: unknown, into: Map<string, string>): void {
  const said = record(value);
  const title = firstWord(said, titles);
  for (const key of keys) {
    const name = word(said[key]);
    if (name !== null && title !== null && !into.has(name)) into.set(name, title);
  }
  const parts = Array.isArray(value) ? value : Object.values(said);
  for (const each of parts) if (typeof each === 'object' && each !== null) collectQuestions(each, into);
}

/** Answers come as a list that names each question, or as a record by question. */
function answersOf(value: unknown, questions: Map<string, string>): Questionnaire['answers'] {
  if (!Array.isArray(value))
    return Object.entries(record(value)).map(([key, each]) => ({
      question: questions.get(key) ?? key,
      answer: answerText(each),
    }));
  return list(value).flatMap((each) => {
    const said = record(each);
    const key = firstWord(said, keys);
    const question =
      word(said.question) ?? (key === null ? null : (questions.get(key) ?? firstWord(said, titles) ?? key));
    const answer = values.map((name) => said[name]).find((one) => one !== undefined);
    return question === null ? [] : [{ question, answer: answerText(answer) }];
  });
}

/** An option is shown by its label; several options by all their labels. */
function answerText(value: unknown): string | null {
  if (Array.isArray(value))
    return (
      value
        .map(answerText)
        .filter((each) => each !== null)
        .join(', ') || null
    );
  const said = record(value);
  return (
    word(value) ??
    firstWord(said, [...titles, ...values]) ??
    (Object.keys(said).length > 0 ? word(JSON.stringify(said)) : null)
  );
}

function firstWord(said: Record<string, unknown>, names: string[]): string | null {
  return names.map((name) => word(said[name])).find((each) => each !== null) ?? null;
}
