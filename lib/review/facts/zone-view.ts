import type { ApplicantContent, IdentityDocument, ImagePoint } from '../applicant/applicant.ts';
import { documentLabel } from '../applicant/labels.ts';
import { type ComparedRow, comparedRows } from './compared-rows.ts';
import { isMaskedFor, type MaskRules } from './mask.ts';
import { maskedRow } from './masked-row.ts';
import { linesOf } from './mrz.ts';
import { statementsOf } from './statements.ts';
import { digitFault, type ZoneDigits, type ZonePlace, zoneDigits, zoneMaskable } from './zone-digits.ts';
import { zoneStatements } from './zone-statements.ts';

/** A run of characters of a line: a check digit that is right or wrong, or anything else. */
export type ZoneRun = { text: string; is: 'text' | 'right' | 'wrong' };

/** A machine readable zone as the panel shows it. */
export type ZoneView = {
  documentId: string;
  document: string;
  /** Null where characters of it are masked for the reader and can't be told apart. */
  lines: ZoneRun[][] | null;
  digits: { right: number; total: number };
  /** A sentence for each wrong check digit. */
  faults: string[];
  /** Why nothing was read, in a sentence; null where it was. */
  unread: string | null;
  rows: ComparedRow[];
};

/** Where a zone has to be on an image by ICAO 9303: not read off it, and known only where it is cropped. */
export type ZoneOnImage = { imageId: string; page: number; corners: readonly ImagePoint[] };

/** A zone, and where it has to be on an image; null where that is not known. */
export type ZoneWithPlace = ZoneView & { place: ZoneOnImage | null };

/** The zones that the vendor read, one for each document that has one. */
export function zonesOfVendor(applicant: ApplicantContent, now: Date, rules: MaskRules): ZoneView[] {
  return applicant.documents
    .filter((paper) => paper.mrz?.trim())
    .map((paper) => zoneView(applicant, paper, paper.mrz ?? '', now, rules, false));
}

/**
 * A zone that was typed off an image, compared with the record.
 * @param paper the document that it is of
 */
export function typedZone(
  applicant: ApplicantContent,
  paper: IdentityDocument,
  text: string,
  now: Date,
  rules: MaskRules,
): ZoneView {
  return zoneView(applicant, paper, text, now, rules, true);
}

function zoneView(
  applicant: ApplicantContent,
  paper: IdentityDocument,
  text: string,
  now: Date,
  rules: MaskRules,
  isTyped: boolean,
): ZoneView {
  const masked = isTyped ? [] : zoneMaskable.filter((field) => isMaskedFor(field, rules));
  const found = zoneDigits(text);
  const named = { documentId: paper.id, document: documentLabel(paper.type) };
  if (!found) {
    const lines = masked.length > 0 ? null : linesOf(text).map((line): ZoneRun[] => [{ text: line, is: 'text' }]);
    return { ...named, lines, digits: { right: 0, total: 0 }, faults: [], unread: unreadWords(text), rows: [] };
  }
  const wrong = found.digits.filter(({ isRight }) => !isRight);
  return {
    ...named,
    lines: runsOf(found, masked),
    digits: { right: found.digits.length - wrong.length, total: found.digits.length },
    faults: wrong.map(digitFault),
    unread: null,
    rows: rowsOf(applicant, paper, text, now).map((row) => maskedRow(row, rules, isTyped)),
  };
}

/** The forms of ICAO 9303, and what is there instead. */
function unreadWords(text: string): string {
  const lengths = linesOf(text).map(({ length }) => length);
  const are =
    lengths.length === 1
      ? `This is one line of ${lengths[0]}.`
      : `These are lines of ${lengths.join(', ')} characters.`;
  return `A zone has 3 lines of 30 characters, or 2 lines of 36 or 44. ${are}`;
}

function runsOf({ lines, digits, places }: ZoneDigits, masked: readonly (keyof ZoneDigits['places'])[]): ZoneRun[][] {
  const hidden = masked.flatMap((field) => places[field]);
  return lines.map((line, at) => {
    const isAt = (column: number) => (place: ZonePlace) =>
      place.line === at && column >= place.start && column < place.end;
    const runs: ZoneRun[] = [];
    for (const [column, character] of [...line].entries()) {
      const digit = digits.find((each) => isAt(column)(each.at));
      const is = digit ? (digit.isRight ? 'right' : 'wrong') : 'text';
      const text = !digit && character !== '<' && hidden.some(isAt(column)) ? '•' : character;
      const last = runs.at(-1);
      if (last?.is === is) last.text += text;
      else runs.push({ text, is });
    }
    return runs;
  });
}

/** The zone's statements beside what the other sources say. */
function rowsOf(applicant: ApplicantContent, paper: IdentityDocument, text: string, now: Date): ComparedRow[] {
  const others = statementsOf(withoutZone(applicant, paper), now);
  return comparedRows(zoneStatements({ ...paper, mrz: text }, now, ''), others, now);
}

/** The applicant as the other sources tell it: vendors often report what they read in the zone as fields, too. */
function withoutZone(applicant: ApplicantContent, { id }: IdentityDocument): ApplicantContent {
  const documents = applicant.documents.map((paper) =>
    paper.id === id
      ? { ...paper, mrz: null, fields: paper.fields.filter(({ source }) => source?.toLowerCase() !== 'mrz') }
      : paper,
  );
  return { ...applicant, documents };
}
