import type { Hit } from '#lib/review/applicant/applicant.ts';
import { readCountry } from '../reading/country.ts';
import { readDay } from '../reading/day.ts';
import { amount, list, record, word } from '../reading/word.ts';

/**
 * The hits of a screening certificate. Their form is not documented, so each fact is looked for under its usual names,
 * also in a nested `doc`. A match without hits becomes one hit without a name.
 */
export function hitsOf(
  slug: string,
  cert: Record<string, unknown>,
  claim: Record<string, unknown>,
  match: string | null,
): Hit[] {
  const rows = [cert.hits, claim.hits].map(list).find((each) => each.length > 0) ?? [];
  if (rows.length > 0) return rows.map((row, at) => hitOf(`${slug}-${at + 1}`, row, match));
  return match === null ? [] : [hitOf(slug, {}, match)];
}

function hitOf(fallbackId: string, row: unknown, match: string | null): Hit {
  const hit = { ...record(record(row).doc), ...record(row) };
  const texts = (...values: unknown[]) =>
    values.flatMap((value) => [value].flat()).flatMap((each) => word(record(each).name ?? each) ?? []);
  // Lists often know no more than a year, or several days.
  const born = hit.birthDate ?? hit.date_of_birth ?? hit.dob;
  return {
    id: word(hit.id) ?? fallbackId,
    list: texts(hit.list, hit.source, hit.sources, hit.types)[0] ?? null,
    topics: texts(hit.types, hit.topics),
    entityIds: texts(record(record(row).doc).id, hit.entity_id, hit.former_ids, hit.previous_ids),
    name: word(hit.name),
    aliases: texts(hit.aliases, hit.aka),
    birthDate: readDay(born).day ?? word(born),
    countries: texts(hit.countries, hit.country).map((country) => readCountry(country) ?? country),
    identifiers: texts(hit.identifiers, hit.id_numbers, hit.passport, hit.national_id),
    gender: word(hit.gender ?? hit.sex),
    score: amount(hit.score ?? hit.match_score),
    reason: word(hit.reason) ?? texts(hit.match_types)[0] ?? match,
    url: webAddress(hit.url),
    raw: Object.keys(record(row)).length > 0 ? row : match,
  };
}

/** A hit's link may only lead to the web. */
function webAddress(value: unknown): string | null {
  const text = word(value);
  return text !== null && /^https?:\/\//i.test(text) && URL.canParse(text) ? text : null;
}
