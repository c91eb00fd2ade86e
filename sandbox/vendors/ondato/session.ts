import type { Person } from '#sandbox/people/person.ts';
import { randomFrom } from '#sandbox/random.ts';
import { type Progress, progressOf } from './progress.ts';

/** The applicant's data in an order, with the vendor's names, as sent. */
export type Registration = Record<string, unknown>;

/** A verification with its identification. Each has an id of its own. */
export type Session = {
  id: string;
  identificationId: string;
  createdUtc: string;
  setupId: string;
  externalReferenceId: string | null;
  registration: Registration | null;
  progress: Progress;
  /** `null` while the link was not opened. */
  person: Person | null;
  files: Files;
};

export type FileKind = 'front' | 'back' | 'face' | 'liveness' | 'address' | 'address_pdf';
export type Files = { fileId: string; kind: FileKind }[];

export function sessionOf(seed: string, person: Person, setupId: string): Session {
  const random = randomFrom(`${seed}/session/${person.index}`);
  const [id, identificationId, externalReferenceId] = [random.uuid(), random.uuid(), random.fill('AC-######')];
  const progress = progressOf(person, random);
  return {
    id,
    identificationId,
    createdUtc: person.startedAt,
    setupId,
    externalReferenceId,
    // An order without registration is allowed.
    registration: person.index % 9 === 4 ? null : registrationOf(person),
    progress,
    person,
    files: filesOf(`${seed}/${id}`, person, progress.submitted),
  };
}

/** The vendor documents the telephone number as a JSON number. */
export function registrationOf({ form, email, country, phone, paper }: Person): Registration {
  return {
    dateOfBirth: form.birthDate,
    email,
    firstName: form.given,
    lastName: form.family,
    middleName: form.middle,
    personalCode: paper.printed.personalNumber ?? null,
    phoneNumber: Number(`${country.callingCode}${phone}`.replaceAll(/\D/g, '')),
    countryCode: country.alpha2,
  };
}

export function filesOf(seed: string, { index, paper, story }: Person, given: Progress['submitted']): Files {
  const random = randomFrom(`${seed}/files`);
  const kinds: FileKind[] = given === 'nothing' ? [] : ['front'];
  if (given === 'everything') {
    if (paper.hasBack && story !== 'back_missing') kinds.push('back');
    kinds.push('face', 'liveness');
    if (index % 4 === 1) kinds.push(index % 8 === 1 ? 'address' : 'address_pdf');
  }
  return kinds.map((kind) => ({ fileId: random.uuid(), kind }));
}
