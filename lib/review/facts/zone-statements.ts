import type { IdentityDocument } from '../applicant/applicant.ts';
import { dayProblem } from '../values/day-reading.ts';
import { centuriesOf, isShortFor, partialDayLabel, readShortDay, type ShortDay } from '../values/short-day.ts';
import { unreadValue } from '../values/value-reading.ts';
import { readZone, type ZoneReading } from './mrz.ts';
import { type Claim, type Say, sayFrom } from './statement.ts';

type ShortField = Parameters<typeof readShortDay>[0];

/** What the machine readable zone of a paper says. */
export function zoneClaims(paper: IdentityDocument, now: Date, suffix: string): Claim[] {
  const zone = paper.mrz === null ? null : readZone(paper.mrz, now);
  if (!zone) return [];
  const say = sayFrom(`MRZ${suffix}`, paper.id);
  return [
    ...nameClaims(say, zone),
    ...sayShortDay(say, 'birthDate', zone.birthDate, isProven(zone, 'birthDateCheckDigit')),
    ...say('gender', zone.gender),
    ...say('nationality', zone.nationality),
    ...say('personalNumber', zone.personalNumber, { isOptional: true }),
    ...say('documentNumber', zone.number),
    ...sayShortDay(say, 'expiresOn', zone.expiresOn, isProven(zone, 'expirationDateCheckDigit')),
    ...say('issuer', zone.issuer),
  ];
}

/** A day of six digits that the vendor read off a zone and gives as a field of its own. */
export function sayZoneDigits(say: Say, field: ShortField, digits: string, now: Date): Claim[] {
  return sayShortDay(say, field, readShortDay(field, digits, now), false);
}

/**
 * Gives the days of zones the century that another source writes out in full. Where none does and both are as likely,
 * the day is not read: who was born on 26 03 01 is a child or a hundred years old.
 */
export function settleCenturies(claims: Claim[], now: Date): Claim[] {
  const today = now.toISOString().slice(0, 10);
  return claims.map((claim) => {
    const { short, field, documentId, key } = claim;
    if (!short || claim.unread) return claim;
    const others = claims.filter(
      (other) => other.field === field && other.documentId === documentId && !other.short && !other.unread,
    );
    const supporting = others.find(
      (other) => isShortFor(other.key, short.verbatim) && (field === 'expiresOn' || other.key <= today),
    );
    const settled = supporting?.key.slice(0, key.length);
    if (settled !== undefined) return { ...claim, key: settled, value: partialDayLabel(settled) };
    if (short.otherCentury === null || others.length > 0) return claim;
    const years = centuriesOf({ day: key, verbatim: short.verbatim, otherCentury: short.otherCentury });
    const unread = unreadValue(short.verbatim, `The year can be ${years}`, [key, short.otherCentury]);
    return { ...claim, ...unread };
  });
}

function nameClaims(say: Say, { name, isNameCut, isNameMisread }: ZoneReading): Claim[] {
  if (name === null) return [];
  if (isNameMisread) return say('name', name, unreadValue(name, 'It holds signs that no name has'));
  return say('name', name, isNameCut ? { cut: 'yes' } : {});
}

/** A check digit that fits says that the zone was read right: a day that does not exist agrees with no other then. */
function sayShortDay(say: Say, field: ShortField, reading: ShortDay | null, isProvenRight: boolean): Claim[] {
  if (reading === null) return [];
  const { day, verbatim, otherCentury = null } = reading;
  if (day === null) {
    const why = dayProblem(/^\d{6}$/.test(verbatim) ? 'impossible' : 'unreadable');
    return say(field, verbatim, unreadValue(verbatim, why, isProvenRight ? [] : null));
  }
  return say(field, partialDayLabel(day), { key: day, verbatim, short: { verbatim, otherCentury } });
}

function isProven({ digits }: ZoneReading, digit: string): boolean {
  return !digits.wrong.includes(digit);
}
