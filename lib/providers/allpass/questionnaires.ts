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
    const questions: Questions = { titles: new Map(), asked: new Map() };
    collectQuestions(form?.content, questions);
    const answers = answersOf(said.answers ?? said.content ?? said.result, questions.titles);
    return {
      id,
      name: word(form?.name) ?? word(said.name) ?? word(record(said.questionnaire).name),
      answers: [...answers.map(({ key: _, ...each }) => each), ...skipped(questions.asked, answers)],
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

/** The titles by key, and those of them that surely are questions: what has a type and holds nothing further. */
type Questions = { titles: Map<string, string>; asked: Map<string, string> };

/** A record with a key and a title is a question; any other record may hold some. */
function collectQuestions(value: unknown, into: Questions): void {
  const said = record(value);
  const title = firstWord(said, titles);
  const names = title === null ? [] : keys.flatMap((key) => word(said[key]) ?? []);
  for (const name of names) if (title !== null && !into.titles.has(name)) into.titles.set(name, title);
  const [name] = names;
  if (name !== undefined && title !== null && isAsked(said)) into.asked.set(name, title);
  const parts = Array.isArray(value) ? value : Object.values(said);
  for (const each of parts) if (typeof each === 'object' && each !== null) collectQuestions(each, into);
}

const notAsked = ['html', 'image', 'expression', 'panel', 'page', 'section', 'group'];

function isAsked(said: Record<string, unknown>): boolean {
  const type = word(said.type)?.toLowerCase();
  return type !== undefined && !notAsked.includes(type) && !['elements', 'questions'].some((part) => part in said);
}

type Answered = Questionnaire['answers'][number] & { key: string | null };

/** A form leaves out what was skipped: that nothing was said is shown, too. */
function skipped(asked: Map<string, string>, answers: Answered[]): Questionnaire['answers'] {
  const isSaid = (key: string, title: string) => answers.some((each) => each.key === key || each.question === title);
  return [...asked].flatMap(([key, question]) => (isSaid(key, question) ? [] : [{ question, answer: null }]));
}

/** Answers come as a list that names each question, or as a record by question. */
function answersOf(value: unknown, questions: Map<string, string>): Answered[] {
  if (!Array.isArray(value))
    return Object.entries(record(value)).map(([key, each]) => ({
      key,
      question: questions.get(key) ?? key,
      answer: answerText(each),
    }));
  return list(value).flatMap((each) => {
    const said = record(each);
    const key = firstWord(said, keys);
    const question =
      word(said.question) ?? (key === null ? null : (questions.get(key) ?? firstWord(said, titles) ?? key));
    const answer = values.map((name) => said[name]).find((one) => one !== undefined);
    return question === null ? [] : [{ key, question, answer: answerText(answer) }];
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
