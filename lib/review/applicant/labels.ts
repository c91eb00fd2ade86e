import countries from 'i18n-iso-countries/index.js';
import { sentenceCase } from '../sentence-case.ts';
import { plainCode, travelCodeNames } from '../values/country.ts';
import type { Check, CheckKind, ImagePart } from './applicant.ts';

/**
 * Labels for the screens. A vendor's own words (its status, words we do not know) are shown unchanged and are not here.
 */

const regionNames = new Intl.DisplayNames('en', { type: 'region' });

/** By ISO 3166-1 alpha-3 code. A list of rows asks for few of them again and again. */
const knownNames = new Map<string, string>();

/** The English name of a country by its ISO 3166-1 alpha-3 code, or the code itself when it is not known. */
export function countryName(alpha3: string): string {
  const known = knownNames.get(alpha3);
  if (known) return known;
  const code = plainCode(alpha3);
  const alpha2 = /^[A-Z]{3}$/.test(code) ? countries.alpha3ToAlpha2(code) : undefined;
  const name = travelCodeNames.get(code) ?? (alpha2 ? regionNames.of(alpha2) : undefined);
  // What is no code of a country is a vendor's text, of which there may be any number.
  if (name && code === alpha3) knownNames.set(code, name);
  return name ?? alpha3;
}

const documentLabels: Record<string, string> = {
  passport: 'Passport',
  passport_card: 'Passport card',
  driver_license: 'Driver licence',
  driving_license: 'Driver licence',
  driving_licence: 'Driver licence',
  identification_card: 'Identity card',
  identity_card: 'Identity card',
  id_card: 'Identity card',
  national_id: 'Identity card',
  state_id_card: 'State identity card',
  residence_permit: 'Residence permit',
  proof_of_address: 'Proof of address',
  selfie_national_id: 'Selfie with document',
  unknown: 'Document',
};

/**
 * What a vendor's document type is called here: "Driver licence". A type without a label is shown in its own words, a
 * code in capitals as words.
 */
export function documentLabel(type: string): string {
  const isCode = /[_\s]/.test(type) && !/\p{Ll}/u.test(type);
  return documentLabels[wordOf(type)] ?? (sentenceCase(isCode ? type.toLowerCase() : type) || 'Document');
}

/** Whether a document of this type has a front and a back. */
export function hasTwoSides(type: string): boolean {
  return isCard(type) || wordOf(type) === 'residence_permit';
}

/** The label of an image: "Card front", "Passport", "Selfie". */
export function evidenceLabel(documentType: string, part: ImagePart): string {
  const label = partLabels[part];
  if (label) return label;
  const document = documentNoun(documentType);
  if (part === 'other') return wordOf(documentType) === 'portrait' ? document : `${document}, other`;
  if (part === 'front' && !hasTwoSides(documentType) && wordOf(documentType) !== 'unknown') return document;
  return `${document} ${part}`;
}

/** The labels of an applicant's images, in their order. Where there are several liveness frames, they are numbered. */
export function evidenceLabels(images: readonly { documentType: string; part: ImagePart }[]): string[] {
  const frames = images.filter(({ part }) => part === 'liveness');
  return images.map((image) => {
    const label = evidenceLabel(image.documentType, image.part);
    if (image.part !== 'liveness' || frames.length < 2) return label;
    return `${label}, frame ${frames.indexOf(image) + 1} of ${frames.length}`;
  });
}

const partLabels: Partial<Record<ImagePart, string>> = {
  selfie: 'Selfie',
  liveness: 'Liveness',
  proof_of_address: 'Proof of address',
};

const checkKindLabels: Record<CheckKind, string> = {
  document: 'Document',
  liveness: 'Liveness',
  face: 'Face match',
  aml: 'Sanctions',
  crypto: 'Crypto AML',
  registry: 'Registry',
  cross_check: 'Cross-check',
  image_forensics: 'Image forensics',
  email: 'Email',
  phone: 'Phone',
  questionnaire: 'Questionnaire',
  location: 'Location',
  consent: 'Consent',
  level: 'Level',
};

/** The label of a kind of check, in at most two words for the queue: "Face match". */
export function checkKindLabel(kind: CheckKind): string {
  return checkKindLabels[kind];
}

/** One check, for the list of checks: "Registry, birth date", "Image forensics, front image manipulation". */
export function checkLabel({ kind, name, subject }: Pick<Check, 'kind' | 'name' | 'subject'>): string {
  const kindLabel = checkKindLabel(kind);
  if (subject !== null) return subject === '' ? kindLabel : `${kindLabel}, ${subject}`;
  const words = sentenceCase(name.replace(/([a-z])([A-Z\d])|(\d)([A-Z])/g, '$1$3 $2$4')).toLowerCase();
  if (words.startsWith(kindLabel.toLowerCase())) return sentenceCase(words);
  const isSaidByKind = [kind.replaceAll('_', ' '), 'status'].includes(words) || kindLabel.toLowerCase().includes(words);
  return isSaidByKind ? kindLabel : `${kindLabel}, ${words}`;
}

/** A code or a field's name in words: "decide-case", "documentNumber", "client_id". */
export function wordsOf(name: string): string {
  return inWords(name.replace(/[_-]/g, ' '));
}

/** `documentNumber` as "document number"; a run of capitals stays together. */
function inWords(name: string): string {
  return name.replace(/(?<=\p{Ll})\p{Lu}/gu, (letter) => ` ${letter.toLowerCase()}`);
}

function isCard(type: string): boolean {
  return /card|licen[cs]e|national_id$/.test(wordOf(type)) && !wordOf(type).startsWith('selfie');
}

function documentNoun(type: string): string {
  if (/licen[cs]e/.test(wordOf(type))) return 'Licence';
  return isCard(type) ? 'Card' : documentLabel(type);
}

function wordOf(text: string): string {
  return text
    .trim()
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, '_')
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
}
