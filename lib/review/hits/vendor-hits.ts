import type { ApplicantContent, Check, Hit } from '../applicant/applicant.ts';
import { foldName } from '../names/name.ts';
import { hasRecord, type VendorHit } from './hit.ts';
import { listFamily, severityOf, topicOf } from './topic.ts';

/**
 * All hits of an applicant, of one kind for all vendors. A screening that failed without any hit is a hit without a
 * record. What the vendor tells in two places of one entry is one hit: same list and same id or name, or, without a
 * record, same list and same known topic (a verdict and the rule behind it).
 */
export function vendorHits({ hits, checks }: Pick<ApplicantContent, 'hits' | 'checks'>): VendorHit[] {
  const told = hits.length > 0 ? hits.map(fromHit) : checks.filter(isFailedScreening).map(fromCheck);
  const kept: VendorHit[] = [];
  for (const hit of told) {
    const same = kept.findIndex((other) => isSameEntry(other, hit));
    const other = kept[same];
    if (other === undefined) kept.push(hit);
    else kept[same] = merged(other, hit);
  }
  return kept;
}

/** When the vendor screened. Of screenings at several moments it is not known which one found a hit: null. */
export function screenedAt({ checks }: Pick<ApplicantContent, 'checks'>): string | null {
  const moments = checks.flatMap(({ kind, outcome, at }) =>
    kind === 'aml' && (outcome === 'fail' || outcome === 'attention') ? (at ?? []) : [],
  );
  const [moment, ...others] = new Set(moments);
  return others.length === 0 ? (moment ?? null) : null;
}

/**
 * What two hits of one person have in common when they are about one entry without an id: name, birth date and list.
 * Null without a record.
 */
export function entryKey({ name, birthDate, list }: Pick<VendorHit, 'name' | 'birthDate' | 'list'>): string | null {
  if (!hasRecord({ name })) return null;
  return JSON.stringify([foldName(name ?? ''), birthDate?.trim() ?? '', listFamily(list)]);
}

function fromHit({ raw: _, id, topics, ...hit }: Hit): VendorHit {
  return { ...hit, vendorIds: [id], topic: topicOf({ topics, list: hit.list, reason: hit.reason }) };
}

function isFailedScreening({ kind, outcome }: Check): boolean {
  return kind === 'aml' && outcome === 'fail';
}

function fromCheck({ name, reasons, providerOutcome }: Check): VendorHit {
  const reason = reasons[0] ?? providerOutcome;
  return {
    vendorIds: [`check ${name}`],
    list: null,
    topic: topicOf({ topics: [name], list: null, reason }),
    entityIds: [],
    name: null,
    aliases: [],
    birthDate: null,
    countries: [],
    identifiers: [],
    gender: null,
    url: null,
    score: null,
    reason,
  };
}

function isSameEntry(a: VendorHit, b: VendorHit): boolean {
  if (listFamily(a.list) !== listFamily(b.list)) return false;
  if (!hasRecord(a) && !hasRecord(b)) return a.topic === b.topic && a.topic !== 'unknown';
  if (a.entityIds.length > 0 && b.entityIds.length > 0) return a.entityIds.some((id) => b.entityIds.includes(id));
  return entryKey(a) !== null && entryKey(a) === entryKey(b);
}

function merged(a: VendorHit, b: VendorHit): VendorHit {
  const both = (one: string[], other: string[]) => [...new Set([...one, ...other])];
  const reasons = both(a.reason === null ? [] : [a.reason], b.reason === null ? [] : [b.reason]);
  return {
    vendorIds: both(a.vendorIds, b.vendorIds),
    list: a.list ?? b.list,
    topic: severityOf(b.topic) > severityOf(a.topic) ? b.topic : a.topic,
    entityIds: both(a.entityIds, b.entityIds),
    name: a.name ?? b.name,
    aliases: both(a.aliases, b.aliases),
    birthDate: a.birthDate ?? b.birthDate,
    countries: both(a.countries, b.countries),
    identifiers: both(a.identifiers, b.identifiers),
    gender: a.gender ?? b.gender,
    url: a.url ?? b.url,
    score: a.score === null ? b.score : b.score === null ? a.score : Math.max(a.score, b.score),
    reason: reasons.sort().join('; ') || null,
  };
}
