import 'server-only';
import { latinNameOf, nameOf } from '#lib/review/names/known-name.ts';
import { nameKey } from '#lib/review/names/name.ts';
import { currentPhone } from '#lib/review/values/phone.ts';
import type { Tx } from '../database.ts';
import { blindIndex } from '../seal.ts';
import { storable } from '../storable.ts';
import type { Content } from './content.ts';

/** Saves what an applicant is found by: names and countries readable in their own table, the rest as blind indexes. */
export async function saveSearch(tx: Tx, applicantId: string, record: Content): Promise<void> {
  const row = searchRow(record);
  await tx.applicantSearch.upsert({ where: { applicantId }, create: { applicantId, ...row }, update: row });
  const wanted = blindValues(record).map(([kind, value]) => ({ applicantId, kind, value: blindIndex(kind, value) }));
  await tx.blindIndex.deleteMany({ where: { applicantId, NOT: wanted.map(({ kind, value }) => ({ kind, value })) } });
  await tx.blindIndex.createMany({ data: wanted, skipDuplicates: true });
}

function searchRow(record: Content) {
  const { person, documents } = record;
  const name = storable(nameOf(record));
  const document = documents.find(({ issuingCountry }) => issuingCountry !== null);
  return {
    name,
    latinName: storable(latinNameOf(record, { now: new Date() })),
    nameKey:
      storable(
        nameKey(name, joined(person.givenName, person.familyName), ...documents.map(({ holder }) => holder.fullName)),
      ) ?? '',
    birthDate: dayOf(person.birthDate),
    nationality: storable(person.nationality),
    country: storable(document?.issuingCountry ?? person.nationality ?? person.address.country),
  };
}

/** Values for exact look-ups, normalised as in the search box (lib/data/cases/search/condition.ts). */
function blindValues({ person, documents, otherIds, externalId }: Content): [kind: string, value: string][] {
  const values: [string, string | null][] = [
    ['email', person.email?.trim().toLowerCase() ?? null],
    ['phone', currentPhone(compact(person.phone) ?? '')],
    ['personalNumber', compact(person.personalNumber)?.toUpperCase() ?? null],
    ...documents.map(({ number }): [string, string | null] => [
      'documentNumber',
      compact(number)?.toUpperCase() ?? null,
    ]),
    ...[externalId, ...Object.values(otherIds)].map((id): [string, string | null] => ['otherId', id.trim()]),
  ];
  const unique = new Map(
    values.flatMap(([kind, value]) => (value ? [[`${kind} ${value}`, [kind, value] as [string, string]]] : [])),
  );
  return [...unique.values()];
}

function compact(value: string | null): string | null {
  return value?.replace(/[\s()-]/g, '') ?? null;
}

function joined(...parts: (string | null)[]): string | null {
  return parts.filter(Boolean).join(' ') || null;
}

function dayOf(day: string | null): Date | null {
  if (day === null || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return null;
  const date = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? null : date;
}
