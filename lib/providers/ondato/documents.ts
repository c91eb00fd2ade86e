import type {
  ApplicantImage,
  Check,
  DocumentField,
  IdentityDocument,
  ImagePart,
} from '#lib/review/applicant/applicant.ts';
import { blankDocument, blankHolder } from '../reading/blank.ts';
import { unreadDay } from '../reading/check.ts';
import { readCountry } from '../reading/country.ts';
import { readDay } from '../reading/day.ts';
import { word, yesOrNo } from '../reading/word.ts';
import { addressOf, namesOf } from './person.ts';
import type { Identification, IdentificationDocument, IdentificationFile, Registration } from './shapes.ts';

const days = ['dateOfIssue', 'dateOfExpiration', 'dateOfBirth'] as const;

type Source = 'document' | 'face' | 'additional';

/** The identity document, then the images that do not belong to it, one document for each kind. */
export function documentsOf(identification: Identification | null): IdentityDocument[] {
  const files = filesOf(identification);
  const paper = identification?.document ?? null;
  const others = new Map<string, ApplicantImage[]>();
  for (const { type, image } of files) if (type !== null) others.set(type, [...(others.get(type) ?? []), image]);
  const ofPaper = files.filter(({ type }) => type === null).map(({ image }) => image);
  return [
    ...(paper === null || (isSilent(paper) && ofPaper.length === 0) ? [] : [paperOf(paper, ofPaper)]),
    ...[...others].map(([type, images]) => ({ ...blankDocument(type, type), images })),
  ];
}

/** The selfie among the files of an identification. */
export function portraitOf(identification: Identification | null): ApplicantImage | null {
  return filesOf(identification).find(({ image }) => image.part === 'selfie')?.image ?? null;
}

/** Checks for the days of registration and document that could not be read. */
export function unreadDays(registration: Registration | null, document: IdentificationDocument | null): Check[] {
  return [
    ...unreadDay('registration_dateOfBirth', registration?.dateOfBirth, readDay(registration?.dateOfBirth)),
    ...days.flatMap((name) => unreadDay(`document_${name}`, document?.[name], readDay(document?.[name]))),
  ];
}

function paperOf(paper: IdentificationDocument, images: ApplicantImage[]): IdentityDocument {
  return {
    ...blankDocument('document', word(paper.type) ?? 'unknown'),
    number: word(paper.documentNumber),
    issuingCountry: readCountry(paper.countryIso3),
    issuingState: word(paper.countryStateIso2),
    issuedOn: readDay(paper.dateOfIssue).day,
    expiresOn: readDay(paper.dateOfExpiration).day,
    holder: {
      ...blankHolder,
      ...namesOf(paper),
      birthDate: readDay(paper.dateOfBirth).day,
      gender: word(paper.gender),
      address: addressOf(paper.address),
    },
    fields: fieldsOf(paper),
    images,
  };
}

/** What the vendor read from the document, with its own verdict on each field where it gives one. */
function fieldsOf(paper: IdentificationDocument): DocumentField[] {
  const validations = new Map(
    (paper.ocrValidations ?? []).map(({ key, isValid }) => [word(key)?.toLowerCase(), yesOrNo(isValid)]),
  );
  return Object.entries(paper).flatMap(([name, value]) => {
    const text = word(value);
    if (text === null || name === 'type' || name === 'mrzVerified') return [];
    const isValid = validations.get(name.toLowerCase()) ?? null;
    const isUnread = days.some((day) => day === name) && readDay(value).problem !== null;
    const outcome = isValid === false ? 'fail' : isUnread ? 'attention' : isValid === true ? 'pass' : null;
    return [{ name, value: text, source: null, page: null, outcome }];
  });
}

/** Each file once, with the kind of document it becomes; null for the identity document itself. */
function filesOf(identification: Identification | null): { type: string | null; image: ApplicantImage }[] {
  const lists: [Source, IdentificationFile[]][] = [
    ['document', identification?.document?.files ?? []],
    ['face', identification?.face?.files ?? []],
    ['additional', identification?.additionalFiles ?? []],
  ];
  const seen = new Set<string>();
  return lists.flatMap(([source, files]) =>
    files.flatMap((file) => {
      const id = file.fileId ?? null;
      if (id === null || seen.has(id)) return [];
      seen.add(id);
      const part = partOf(source, file);
      return [{ type: typeOf(source, part, file), image: { id, part, mediaType: mediaTypeOf(file.fileExtension) } }];
    }),
  );
}

function partOf(source: Source, { part, fileType }: IdentificationFile): ImagePart {
  const type = word(fileType)?.toLowerCase() ?? '';
  if (/address/.test(type)) return 'proof_of_address';
  if (/liveness|video|frame/.test(`${type} ${word(part)?.toLowerCase()}`)) return 'liveness';
  if (/selfie|face/.test(type) || source === 'face') return 'selfie';
  const sides: Record<string, ImagePart> = { front: 'front', back: 'back' };
  return sides[word(part)?.toLowerCase() ?? ''] ?? 'other';
}

function typeOf(source: Source, part: ImagePart, { fileType }: IdentificationFile): string | null {
  if (part === 'selfie' || part === 'liveness' || part === 'proof_of_address') return part;
  return source === 'document' ? null : (word(fileType) ?? 'additional');
}

const mediaTypes: Record<string, string> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  heic: 'image/heic',
  pdf: 'application/pdf',
  mp4: 'video/mp4',
  webm: 'video/webm',
};

function mediaTypeOf(extension: unknown): string | null {
  return mediaTypes[word(extension)?.toLowerCase().replace(/^\./, '') ?? ''] ?? null;
}

/** After a redaction the document is present and empty. */
function isSilent({ files: _, ocrValidations: __, ...paper }: IdentificationDocument): boolean {
  return Object.values(paper).every((value) => value === null || value === undefined || value === '');
}
