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

/** Lists one candidate, which shows all there is to see: this vendor answers every read alike, by what its key may see. */
export async function probeBlockpass(api: BlockpassApi, settings: BlockpassSettings): Promise<Probe> {
  let seen: Candidate | null = null;
  const listing = await tried('List and read applicants', async () => {
    const first = await firstCandidate(api);
    if (typeof first === 'object') seen = first;
    return remarkOn(first);
  });
  const erasesWhatItReads = seen !== null && isErasedByReading(seen);
  const findings = [listing, ...(listing.outcome === 'works' && seen !== null ? [viewing(erasesWhatItReads)] : []), ...more(settings)];
  return { findings, erasesWhatItReads };
}

/** A record that is read with a key that archives carries the day it goes; one that has gone already does not go again. */
function isErasedByReading({ isArchived, willArchiveAtDate }: Candidate): boolean {
  return readTime(willArchiveAtDate) !== null && yesOrNo(isArchived) !== true;
}

async function firstCandidate(api: BlockpassApi): Promise<Candidate | 'nobody' | 'too_large'> {
  try {
    const { data } = await api.call(blockpassOperations.listCandidates, { skip: 0, limit: 1 });
    return data.records[0] ?? 'nobody';
  } catch (error) {
    // Only pictures make a single record as large as that.
    if (error instanceof ProviderError && error.reason === 'too_large') return 'too_large';
    throw error;
  }
}

function remarkOn(first: Candidate | 'nobody' | 'too_large'): string {
  if (first === 'nobody') return 'The list can be read. Nobody is on it yet, so what the key shows of a person is not known.';
  if (first === 'too_large') return 'The key shows status, attributes and pictures; the first record is larger than Docket reads.';
  const identities = Object.values(first.identities ?? {});
  if (identities.some(isPicture)) return 'The key shows status, attributes and pictures.';
  if (identities.length > 0) return 'The key shows status and attributes of the record we read, and no pictures.';
  return 'The key shows the status of the record we read, and neither attributes nor pictures.';
}

function viewing(erases: boolean): Finding {
  if (!erases) return { what: 'Read without erasing', outcome: 'works', code: null, remark: 'Reading sets no day of archiving.' };
  const remark =
    'This key erases what it reads: the record we read now carries the day it is archived. Use a key without automatic archiving.';
  return { what: 'Read without erasing', outcome: 'fails', code: null, remark };
}

function more({ archiveKey, webhookSecret }: BlockpassSettings): Finding[] {
  return [
    archiveKey === undefined
      ? notSetUp('Archive', 'There is no archive key, so nobody can be archived from here.')
      : notTried('Archive', 'There is an archive key. It is not tried, because trying it archives somebody.'),
    webhookSecret === undefined
      ? notSetUp('Webhooks', 'There is no webhook secret, so no notification is accepted.')
      : notTried('Webhooks', 'There is a webhook secret. The first notification shows whether it is the right one.'),
  ];
}
