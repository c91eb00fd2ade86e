import type { Person } from '#sandbox/people/person.ts';
import { randomFrom } from '#sandbox/random.ts';

const REGISTRY_FIELDS = [
  'document_number',
  'document_expiration',
  'document_issue',
  'document_category',
  'birth_date',
  'sex',
  'eye_color',
  'height',
  'weight',
  'first_name',
  'middle_name',
  'last_name',
  'suffix_name',
  'street',
  'city',
  'state',
  'postal_code',
] as const;

/** What the tests of a session depend on, beside its person. */
export type Tested = { session_id: string; dmv_status_e: string; document_back_given: boolean };

/** The vendor's checks of images (texts) and of the registry (booleans): `session/test/read`. */
export function testsOf(person: Person, session: Tested): Record<string, string | boolean | null> {
  return { ...pictureTests(person, session), ...registryTests(person, session), ...crossChecks(person, session) };
}

function pictureTests({ story }: Person, session: Tested): Record<string, string | null> {
  const random = randomFrom(`${session.session_id}/tests`);
  // Mostly a word, in some sessions a number: the vendor documents only a string.
  const inNumbers = random.chance(0.12);
  const result = (fine: boolean) =>
    inNumbers ? (fine ? random.int(0, 9) / 100 : random.int(81, 97) / 100).toFixed(2) : fine ? 'pass' : 'fail';
  const side = (name: string, given: boolean, manipulated: boolean) => ({
    [`doc_${name}_image_manipulation`]: given ? result(!manipulated) : null,
    [`doc_${name}_is_identity_document`]: given ? 'pass' : null,
    [`doc_${name}_online_duplication`]: given ? result(true) : null,
    [`doc_${name}_suspicious_words`]: given ? 'pass' : null,
  });
  return { ...side('front', true, story === 'image_manipulated'), ...side('back', session.document_back_given, false) };
}

function registryTests({ story, names }: Person, session: Tested): Record<string, boolean | null> {
  const isChecked = session.dmv_status_e === 'match' || session.dmv_status_e === 'no_match';
  const random = randomFrom(`${session.session_id}/registry`);
  const wrong = new Set<string>(
    story === 'registry_mismatch'
      ? ['last_name', random.pick(['document_number', 'birth_date', 'document_expiration'])]
      : [],
  );
  const known = (field: string) =>
    !(field === 'middle_name' && names.middle === null) && !(field === 'suffix_name' && names.suffix === null);
  return Object.fromEntries(
    REGISTRY_FIELDS.map((field) => [`dmv_${field}_match`, isChecked && known(field) ? !wrong.has(field) : null]),
  );
}

function crossChecks({ story, paper }: Person, session: Tested): Record<string, boolean | null> {
  const both = paper.hasBack && session.document_back_given;
  return {
    document_number_crosscheck: both ? true : null,
    name_crosscheck: story !== 'name_differs' && !paper.printed.barcode,
    address_crosscheck: both ? true : null,
  };
}
