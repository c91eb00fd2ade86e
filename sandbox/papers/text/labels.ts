import type { Printed } from '../printed.ts';
import { LABEL_WORDS } from './label-words.ts';
import { languageOf } from './languages.ts';

/** Words printed on a document, in one language. */
export type Labels = {
  passport: string;
  idCard: string;
  licence: string;
  surname: string;
  givenNames: string;
  birth: string;
  sex: string;
  nationality: string;
  number: string;
  personal: string;
  issued: string;
  expires: string;
  place: string;
  authority: string;
  address: string;
};

const ORDER: (keyof Labels)[] = [
  'passport',
  'idCard',
  'licence',
  'surname',
  'givenNames',
  'birth',
  'sex',
  'nationality',
  'number',
  'personal',
  'issued',
  'expires',
  'place',
  'authority',
  'address',
];

export const english = labelsIn(LABEL_WORDS.en ?? '');

/** Labels in the country's own language; `undefined` when only English is printed. */
export function nativeLabels(printed: Pick<Printed, 'country' | 'script'>): Labels | undefined {
  const words = LABEL_WORDS[languageOf(printed) ?? ''];
  return words === undefined ? undefined : labelsIn(words);
}

function labelsIn(words: string): Labels {
  const parts = words.split('|');
  return Object.fromEntries(ORDER.map((name, at) => [name, parts[at] ?? ''])) as Labels;
}
