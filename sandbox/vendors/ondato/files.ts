import { addDays, addSeconds } from '#sandbox/dates.ts';
import { Problem, type Reply } from '#sandbox/http/call.ts';
import type { Pictures } from '#sandbox/papers/pictures.ts';
import { billOf } from '#sandbox/people/bill.ts';
import type { Person } from '#sandbox/people/person.ts';
import type { FileKind, Session } from './session.ts';

type Row = {
  createdUtc: string;
  fileId: string;
  fileName: string;
  fileExtension: string;
  part: string | null;
  fileType: string;
};
type Rows = { document: Row[]; face: Row[]; additional: Row[] };

const ROWS: Record<FileKind, { group: keyof Rows; part: string | null; fileType: string; fileName: string }> = {
  front: { group: 'document', part: 'Front', fileType: 'DocumentPhoto', fileName: 'identity_file' },
  back: { group: 'document', part: 'Back', fileType: 'DocumentPhoto', fileName: 'identity_file_back' },
  face: { group: 'face', part: null, fileType: 'FacePhoto', fileName: 'face' },
  liveness: { group: 'face', part: null, fileType: 'LivenessPhoto', fileName: 'liveness' },
  address: { group: 'additional', part: null, fileType: 'ProofOfAddress', fileName: 'bill' },
  address_pdf: { group: 'additional', part: null, fileType: 'ProofOfAddress', fileName: 'bill' },
};

/** Erased files have no row: faces go with the biometric data, documents and bills with the personal data. */
export function fileRows({ files, progress }: Session, erased: { isNameless: boolean; isFaceless: boolean }): Rows {
  const rows: Rows = { document: [], face: [], additional: [] };
  for (const [at, { fileId, kind }] of files.entries()) {
    const { group, part, fileType, fileName } = ROWS[kind];
    if (group === 'face' ? erased.isFaceless : erased.isNameless) continue;
    const fileExtension = kind === 'address_pdf' ? 'pdf' : 'jpeg';
    const createdUtc = addSeconds(progress.identifiedUtc ?? progress.modifiedUtc, 20 * at + 10);
    rows[group].push({ createdUtc, fileId, fileName: `${fileName}.${fileExtension}`, fileExtension, part, fileType });
  }
  return rows;
}

/**
 * The bytes of a file; half of the files have no specific media type. Throws Problem 404 for a file of another session.
 */
export async function fileReply(session: Session, rows: Rows, fileId: string, pictures: Pictures): Promise<Reply> {
  const row = Object.values(rows)
    .flat()
    .find((each) => each.fileId === fileId);
  const file = session.files.find((each) => each.fileId === fileId);
  if (!row || !file || session.person === null) throw new Problem(404, 'File not found');
  const bytes = await pictureOf(session.person, file.kind, pictures);
  const mediaType = row.fileExtension === 'pdf' ? 'application/pdf' : 'image/jpeg';
  return {
    status: 200,
    bytes,
    mediaType: Number.parseInt(fileId.slice(-1), 16) % 2 === 0 ? mediaType : 'application/octet-stream',
  };
}

function pictureOf(person: Person, kind: FileKind, { get }: Pictures): Promise<Buffer> {
  const { paper, portrait, story, submittedAt } = person;
  if (kind === 'front') return get('drawFront', paper.printed, portrait);
  if (kind === 'back') return get('drawBack', paper.printed, portrait);
  if (kind === 'face') return get('drawSelfie', portrait, story === 'unreadable_selfie' ? 'unreadable' : undefined);
  if (kind === 'liveness') return get('drawLivenessFrame', portrait, 1);
  const bill = billOf(person, addDays(submittedAt.slice(0, 10), -30));
  return get(kind === 'address' ? 'drawProofOfAddress' : 'drawProofOfAddressPdf', bill);
}
