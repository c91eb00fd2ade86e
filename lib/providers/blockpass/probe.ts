import { notSetUp, notTried, tried } from '../probe.ts';
import type { Finding, Probe } from '../provider.ts';
import { ProviderError } from '../provider-error.ts';
import { readTime } from '../reading/time.ts';
import { yesOrNo } from '../reading/word.ts';
import type { BlockpassApi } from './api.ts';
import { isPicture } from './documents.ts';
import { blockpassOperations } from './operations.ts';
import type { BlockpassSettings } from './settings.ts';
import type { Candidate } from './shapes.ts';

type Seen = Candidate | 'none' | 'too_large';

/**
 * Lists one candidate and reads the same one, because only a read shows whether reading erases. That costs at most this
 * one record.
 */
export async function probeBlockpass(api: BlockpassApi, settings: BlockpassSettings): Promise<Probe> {
  const { finding: listing, seen: first } = await looked('List applicants', () => firstListed(api), listRemark);
  const id = typeof first === 'object' ? (first.recordId ?? first.refId) : undefined;
  if (id === null || id === undefined) return { findings: [listing, ...more(settings)], erasesWhatItReads: false };
  const { finding: reading, seen } = await looked('Read applicants', () => orTooLarge(api.candidate(id)), remarkOn);
  const erasesWhatItReads = [first, seen].some((each) => typeof each === 'object' && isErasedByReading(each));
  const isKnown = typeof seen === 'object' && yesOrNo(seen.isArchived) !== true;
  const findings = [
    listing,
    reading,
    ...(isKnown || erasesWhatItReads ? [viewing(erasesWhatItReads)] : []),
    ...more(settings),
  ];
  return { findings, erasesWhatItReads };
}

async function looked(what: string, look: () => Promise<Seen>, remark: (seen: Seen) => string) {
  const kept: Seen[] = [];
  const finding = await tried(what, async () => {
    const seen = await look();
    kept.push(seen);
    return remark(seen);
  });
  return { finding, seen: kept[0] };
}

/**
 * A record that is read with an archiving key carries its day of archiving; one already archived does not go again.
 */
function isErasedByReading({ isArchived, willArchiveAtDate }: Candidate): boolean {
  return readTime(willArchiveAtDate) !== null && yesOrNo(isArchived) !== true;
}

function firstListed(api: BlockpassApi): Promise<Seen> {
  const listed = api.call(blockpassOperations.listCandidates, { skip: 0, limit: 1 });
  return orTooLarge(listed.then(({ data }) => data.records[0] ?? 'none'));
}

/** A single record is over the size limit only because of its images, so the key sees images. */
function orTooLarge(seen: Promise<Seen>): Promise<Seen> {
  return seen.catch((error: unknown) => {
    if (error instanceof ProviderError && error.reason === 'too_large') return 'too_large';
    throw error;
  });
}

function listRemark(first: Seen): string {
  if (first === 'none')
    return 'The list can be read. Nobody is on it yet, so what the key shows of a person is not known.';
  return first === 'too_large' ? remarkOn(first) : 'The list can be read.';
}

function remarkOn(seen: Seen): string {
  if (seen === 'too_large')
    return 'The key shows status, attributes and pictures; the first record is larger than Docket reads.';
  const identities = typeof seen === 'object' ? Object.values(seen.identities ?? {}) : [];
  if (identities.some(isPicture)) return 'The key shows status, attributes and pictures.';
  if (identities.length > 0) return 'The key shows status and attributes of the record we read, and no pictures.';
  return 'The key shows the status of the record we read, and neither attributes nor pictures.';
}

function viewing(erases: boolean): Finding {
  if (!erases)
    return { what: 'Read without erasing', outcome: 'works', code: null, remark: 'Reading sets no day of archiving.' };
  const remark =
    'This key erases what it reads: the record just read has a day of archiving. Use one without automatic archiving.';
  return { what: 'Read without erasing', outcome: 'fails', code: null, remark };
}

function more({ archiveKey, webhookSecret }: BlockpassSettings): Finding[] {
  return [
    archiveKey === undefined
      ? notSetUp('Archive', 'There is no archive key, so applicants can’t be archived from here.')
      : notTried('Archive', 'There is an archive key. It is not tried, because that would archive an applicant.'),
    webhookSecret === undefined
      ? notSetUp('Webhooks', 'There is no webhook secret, so no notification is accepted.')
      : notTried('Webhooks', 'There is a webhook secret. The first notification shows whether it is the right one.'),
  ];
}
