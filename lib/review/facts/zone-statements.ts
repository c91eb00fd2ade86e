import type { IdentityDocument } from '../applicant/applicant.ts';
import { dayProblem } from '../values/day-reading.ts';
import { centuriesOf, isShortFor, partialDayLabel, readShortDay, type ShortDay } from '../values/short-day.ts';
import { unreadValue } from '../values/value-reading.ts';
import { readZone, type ZoneReading } from './mrz.ts';
import { type MakeStatement, type Statement, statementMaker } from './statement.ts';

type ShortField = Parameters<typeof readShortDay>[0];

/** The statements of a document's machine readable zone. */
export function zoneStatements(paper: IdentityDocument, now: Date, suffix: string): Statement[] {
  const zone = paper.mrz === null ? null : readZone(paper.mrz, now);
  if (!zone) return [];
  const statement = statementMaker(`MRZ${suffix}`, paper.id);
  return [
    ...nameStatements(statement, zone),
    ...shortDayStatement(statement, 'birthDate', zone.birthDate, isProven(zone, 'birthDateCheckDigit')),
    ...statement('gender', zone.gender),
    ...statement('nationality', zone.nationality),
    ...statement('personalNumber', zone.personalNumber, { isOptional: true }),
    ...statement('documentNumber', zone.number),
    ...shortDayStatement(statement, 'expiresOn', zone.expiresOn, isProven(zone, 'expirationDateCheckDigit')),
    ...statement('issuer', zone.issuer),
  ];
}

/** A date of six digits that the vendor read from a zone and reports as a field. */
export function zoneDayStatement(statement: MakeStatement, field: ShortField, digits: string, now: Date): Statement[] {
  return shortDayStatement(statement, field, readShortDay(field, digits, now), false);
}

/**
 * Gives the dates of zones the century that another source writes in full. Where no source does and both are likely,
 * the date counts as not read: a person born on 26 03 01 is an infant or a hundred years old.
 */
export function settleCenturies(statements: Statement[], now: Date): Statement[] {
  const today = now.toISOString().slice(0, 10);
  return statements.map((statement) => {
    const { short, field, documentId, key } = statement;
    if (!short || statement.unread) return statement;
    const others = statements.filter(
      (other) => other.field === field && other.documentId === documentId && !other.short && !other.unread,
    );
    const supporting = others.find(
      (other) => isShortFor(other.key, short.verbatim) && (field === 'expiresOn' || other.key <= today),
    );
    const settled = supporting?.key.slice(0, key.length);
    if (settled !== undefined) return { ...statement, key: settled, value: partialDayLabel(settled) };
    if (short.otherCentury === null || others.length > 0) return statement;
    const years = centuriesOf({ day: key, verbatim: short.verbatim, otherCentury: short.otherCentury });
    const unread = unreadValue(short.verbatim, `The year can be ${years}`, [key, short.otherCentury]);
    return { ...statement, ...unread };
  });
}

function nameStatements(statement: MakeStatement, { name, isNameCut, isNameMisread }: ZoneReading): Statement[] {
  if (name === null) return [];
  if (isNameMisread) return statement('name', name, unreadValue(name, 'It holds characters that no name has'));
  return statement('name', name, isNameCut ? { cut: 'yes' } : {});
}

/** A right check digit proves that the zone was read correctly: an impossible date then agrees with no other date. */
function shortDayStatement(
  statement: MakeStatement,
  field: ShortField,
  reading: ShortDay | null,
  isProvenRight: boolean,
): Statement[] {
  if (reading === null) return [];
  const { day, verbatim, otherCentury = null } = reading;
  if (day === null) {
    const why = dayProblem(/^\d{6}$/.test(verbatim) ? 'impossible' : 'unreadable');
    return statement(field, verbatim, unreadValue(verbatim, why, isProvenRight ? [] : null));
  }
  return statement(field, partialDayLabel(day), { key: day, verbatim, short: { verbatim, otherCentury } });
}

function isProven({ digits }: ZoneReading, digit: string): boolean {
  return !digits.wrong.includes(digit);
}
