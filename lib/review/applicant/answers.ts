import type { FactField } from '../facts/fact.ts';
import { isMaskedFor, type MaskRules, maskValue } from '../facts/mask.ts';
import type { AnswerView, QuestionnaireView } from './answer-view.ts';
import type { ApplicantContent, DocumentHolder } from './applicant.ts';

type AnswerRules = MaskRules & {
  /** Whether the reader's role sees answers at all: they are the applicant's own words, which can't be masked whole. */
  seesAnswers: boolean;
  /** When each revealed field is masked again. */
  openUntil: ReadonlyMap<string, Date>;
};

type Known = Pick<ApplicantContent, 'person' | 'documents' | 'questionnaires'>;

/** As this reader may see them: an answer that holds a masked field is masked, and revealed with it. */
export function questionnaireViews(record: Known, rules: AnswerRules): QuestionnaireView[] {
  const values = knownValues(record);
  return record.questionnaires.map(({ id, name, answers }) => ({
    id,
    name,
    answers: answers.map(({ question, answer }) => answerView(question, answer, values, rules)),
  }));
}

function answerView(question: string, answer: string | null, values: KnownValue[], rules: AnswerRules): AnswerView {
  if (answer === null || !rules.seesAnswers) return { question, answer: null, isGiven: answer !== null, holds: null };
  const fields = fieldsIn(question, answer, values).filter((field) => rules.masking.maskedFields.includes(field));
  const masked = fields.find((field) => isMaskedFor(field, rules));
  if (masked !== undefined) {
    const holds = { field: masked, isMasked: true, canReveal: true };
    return { question, answer: maskedText(masked, answer), isGiven: true, holds };
  }
  const [open] = fields;
  const until = open && rules.openUntil.get(open)?.toISOString();
  const holds = open && until ? { field: open, isMasked: false, canReveal: true, shownUntil: until } : null;
  return { question, answer, isGiven: true, holds };
}

/** Of a sentence no part is shown: its last characters say nothing by which the value is recognised. */
function maskedText(field: FactField, answer: string): string {
  const isSentence = answer.split(/\s+/).length > (field === 'phone' ? 5 : 1);
  return isSentence ? '••••••••' : maskValue(field, answer);
}

type KnownValue = [field: FactField, plain: string];

const shortestKnown = 4;
const digitsOfPhone = 7;

/** What is known of the applicant, as it would stand in an answer: letters and digits alone. */
function knownValues({ person, documents }: Known): KnownValue[] {
  const holders: DocumentHolder[] = [person, ...documents.map(({ holder }) => holder)];
  const all: [FactField, string | null][] = [
    ...holders.flatMap((holder): [FactField, string | null][] => [
      ['name', holder.fullName],
      ['name', holder.familyName],
      ['address', holder.address.line],
      ...daysOf(holder.birthDate).map((day): [FactField, string] => ['birthDate', day]),
    ]),
    ['email', person.email],
    ['personalNumber', person.personalNumber],
    // With or without the country's code: by its last digits.
    ['phone', person.phone?.slice(-digitsOfPhone) ?? null],
    ...documents.map(({ number }): [FactField, string | null] => ['documentNumber', number]),
  ];
  return all.flatMap(([field, value]): KnownValue[] => {
    const text = plain(value ?? '');
    return text.length < shortestKnown ? [] : [[field, text]];
  });
}

/** A day in the three orders in which people write it. */
function daysOf(day: string | null): string[] {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day ?? '') ?? [];
  return year ? [`${year}${month}${date}`, `${date}${month}${year}`, `${month}${date}${year}`] : [];
}

const shapes: [FactField, RegExp][] = [
  ['email', /\S@\S+\.\S/],
  ['phone', /\+\d[\d\s().-]{6,}\d/],
];

const questions: [FactField, RegExp][] = [
  ['email', /e-?mail/i],
  ['phone', /\b(phone|telephone|mobile|whatsapp)\b/i],
  ['address', /(?<!wallet |ip |e-?mail )\baddress\b|\bwhere do you live\b/i],
  ['documentNumber', /\b(passport|document|licen[cs]e|identity card|id card)\b.*\b(number|no)\b/i],
  ['personalNumber', /\b(tax|tin|ssn|social security|national|personal|identification)\b.*\b(number|no|code|id)\b/i],
  ['personalNumber', /\b(tin|ssn|nin)\b/i],
  ['birthDate', /\b(date of birth|birth ?da(te|y)|when were you born)\b/i],
  ['name', /\b(your|full|family|given|first|last|maiden) (full )?name\b/i],
];

/** The personal data that an answer holds, by what is known of the applicant, its form, and what was asked. */
function fieldsIn(question: string, answer: string, known: KnownValue[]): FactField[] {
  const text = plain(answer);
  return [
    ...known.filter(([, value]) => text.includes(value)).map(([field]) => field),
    ...shapes.filter(([, shape]) => shape.test(answer)).map(([field]) => field),
    ...questions.filter(([, asks]) => asks.test(question)).map(([field]) => field),
  ];
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
