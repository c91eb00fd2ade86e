import type { Questionnaire } from '#lib/review/applicant/applicant.ts';
import { list, record, word } from '../reading/word.ts';

/**
 * The forms of a session. Their fields are not documented, so questions and answers are looked for under their usual
 * names.
 */
export function questionnairesOf(forms: unknown[] | null | undefined): Questionnaire[] {
  return (forms ?? []).map((form, at) => {
    const fields = record(form);
    const rows =
      ['answers', 'fields', 'questions', 'items'].map((name) => list(fields[name])).find((each) => each.length > 0) ??
      [];
    return {
      id: first(fields, 'id', 'formId') ?? `form-${at + 1}`,
      name: first(fields, 'name', 'title'),
      answers: rows.map((row) => answerOf(record(row))),
    };
  });
}

function answerOf(row: Record<string, unknown>): Questionnaire['answers'][number] {
  const said = row.answer ?? row.value ?? row.values ?? null;
  const answers = [said].flat().flatMap((each) => word(each) ?? []);
  return {
    question: first(row, 'question', 'label', 'title', 'name', 'key', 'id') ?? '',
    answer: answers.join(', ') || null,
  };
}

function first(fields: Record<string, unknown>, ...names: string[]): string | null {
  return names.map((name) => word(fields[name])).find((each) => each !== null) ?? null;
}
