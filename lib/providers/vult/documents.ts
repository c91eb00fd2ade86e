import type { ApplicantImage, Check, DocumentField, IdentityDocument } from '#lib/review/applicant/applicant.ts';
import { partOf } from '#lib/review/names/person-name.ts';
import { blankDocument } from '../reading/blank.ts';
import { unreadDay } from '../reading/check.ts';
import { readCountry } from '../reading/country.ts';
import { readDay } from '../reading/day.ts';
import { joinedName, word, yesOrNo } from '../reading/word.ts';
import { type FileType, fileTypes, type IdvDocument, type IdvSession } from './shapes.ts';

/**
 * The images of each type of document. The vendor writes `identification_card` here and `state_id_card` there, and a
 * passport has no back.
 */
const filesOf: Record<string, { front: FileType; back: FileType | null }> = {
  driver_license: { front: 'driver_license_front', back: 'driver_license_back' },
  identification_card: { front: 'state_id_card_front', back: 'state_id_card_back' },
  passport: { front: 'passport_front', back: null },
  passport_card: { front: 'passport_card_front', back: 'passport_card_back' },
};

const notFields = ['session_id', 'document_id', 'type_e', 'data_source_e'];
const days = ['issued_at', 'expires_at', 'birth_date'] as const;

/** The identity document, read from one or more sources, then selfie and liveness frames as documents of their own. */
export function documentsOf(session: IdvSession, rows: IdvDocument[]): IdentityDocument[] {
  const types = [...new Set([word(session.document_type_e), ...rows.map((row) => word(row.type_e))])].filter(
    (type) => type !== null,
  );
  const known = types.length > 1 ? types.filter((type) => type !== 'unknown') : types;
  const papers = known.flatMap((type) =>
    paperOf(
      session,
      type,
      rows.filter((row) => (word(row.type_e) ?? type) === type),
    ),
  );
  return [...papers, ...faceDocuments(session)];
}

/** The selfie, where the session says that one was taken. */
export function portraitOf(session: IdvSession): ApplicantImage | null {
  return yesOrNo(session.selfie_given) === true ? { id: 'selfie', part: 'selfie', mediaType: null } : null;
}

/** Checks for the days of the person and of each document row that could not be read. */
export function unreadDays(session: IdvSession, rows: IdvDocument[]): Check[] {
  return [
    ...unreadDay('birth_date', session.birth_date, readDay(session.birth_date)),
    ...rows.flatMap((row) => days.flatMap((name) => unreadDay(`document_${name}`, row[name], readDay(row[name])))),
  ];
}

function paperOf(session: IdvSession, type: string, rows: IdvDocument[]): IdentityDocument[] {
  const images = type === word(session.document_type_e) ? imagesOf(session, type) : [];
  const [first] = rows;
  if (first === undefined) return images.length > 0 ? [{ ...blankDocument(type, type), images }] : [];
  const fields = rows.flatMap(fieldsOf);
  return [
    {
      id: word(first.document_id) ?? type,
      type,
      number: word(first.document_number),
      issuingCountry: readCountry(first.issuing_country),
      issuingState: word(first.issuing_state),
      issuedOn: readDay(first.issued_at).day,
      expiresOn: readDay(first.expires_at).day,
      holder: holderOf(first),
      mrz: null,
      fields: fields.map((field) => ({ ...field, outcome: outcomeOf(field, fields) })),
      images,
    },
  ];
}

/** The holder that a document row names. */
export function holderOf(row: IdvDocument): IdentityDocument['holder'] {
  const [givenName, familyName] = [row.first_name, row.last_name].map(word);
  const [middleName, suffix] = [row.middle_name, row.name_suffix].map((name) => partOf(word(name)));
  return {
    fullName: joinedName(givenName ?? null, middleName ?? null, familyName ?? null, suffix ?? null),
    givenName: givenName ?? null,
    middleName: middleName ?? null,
    familyName: familyName ?? null,
    suffix: suffix ?? null,
    birthDate: readDay(row.birth_date).day,
    gender: word(row.gender_e),
    address: {
      line: word(row.street),
      city: word(row.city),
      state: word(row.state),
      postalCode: word(row.postal_code),
      // The vendor gives no country of the address; the issuing country is another thing.
      country: null,
    },
  };
}

function fieldsOf(row: IdvDocument): DocumentField[] {
  const source = word(row.data_source_e);
  return Object.entries(row).flatMap(([name, value]) => {
    const text = word(value);
    return text === null || notFields.includes(name) ? [] : [{ name, value: text, source, page: null, outcome: null }];
  });
}

/** `attention` where two sources of one document disagree, or where a day can't be read. */
function outcomeOf(field: DocumentField, fields: DocumentField[]): DocumentField['outcome'] {
  const disagrees = fields.some(
    (other) => other.name === field.name && comparable(other.value) !== comparable(field.value),
  );
  const isUnread = days.some((name) => name === field.name) && readDay(field.value).problem !== null;
  return disagrees || isUnread ? 'attention' : null;
}

function comparable(value: string | null): string {
  return (value ?? '').toLowerCase().replaceAll(/\s+/g, ' ');
}

function imagesOf(session: IdvSession, type: string): ApplicantImage[] {
  const files = filesOf[type];
  const front = yesOrNo(session.document_front_given) === true ? files?.front : undefined;
  const back = yesOrNo(session.document_back_given) === true ? files?.back : undefined;
  return [
    ...(front ? [{ id: front, part: 'front' as const, mediaType: null }] : []),
    ...(back ? [{ id: back, part: 'back' as const, mediaType: null }] : []),
  ];
}

function faceDocuments(session: IdvSession): IdentityDocument[] {
  const portrait = portraitOf(session);
  const frames = yesOrNo(session.liveness_detected) === true ? livenessFrames(session) : [];
  return [
    ...(portrait === null ? [] : [{ ...blankDocument('selfie', 'selfie'), images: [portrait] }]),
    ...(frames.length === 0 ? [] : [{ ...blankDocument('liveness', 'liveness'), images: frames }]),
  ];
}

/** Active steps are taken only in the mode `passive_active`. */
function livenessFrames(session: IdvSession): ApplicantImage[] {
  const isActive = (word(session.settings?.liveness_mode) ?? word(session.liveness_mode)) === 'passive_active';
  const frames = fileTypes.filter(
    (type) => type === 'liveness_passive' || (isActive && type.startsWith('liveness_active')),
  );
  return frames.map((id) => ({ id, part: 'liveness', mediaType: null }));
}
