import { countKnown, knownAfter } from '#lib/data/applicants/known.ts';
import { type PullState, rewindRound } from '#lib/data/sync/pulls.ts';
import type { ApplicantPage, ListedApplicant } from '#lib/providers/provider.ts';
import { ProviderError } from '#lib/providers/provider-error.ts';
import type { Connected } from '../connect.ts';

/** How many applicants a page asks for at first; fewer after a timeout. */
const fullPage = 50;

const pageSizes = new Map<string, number>();

/**
 * The next page of a round: from the vendor's list or, where the vendor has none, of the applicants already copied.
 * After a timeout the next page asks for fewer: a full page with images inside may never arrive in time.
 * @throws ProviderError
 */
export async function nextPage(connected: Connected, pull: PullState): Promise<ApplicantPage> {
  const { id } = connected.connection;
  if (!connected.can.applicants?.list) return knownPage(id, pull);
  const size = pageSizes.get(id) ?? fullPage;
  try {
    const page = await listPage(connected, pull, size);
    pageSizes.set(id, Math.min(fullPage, size * 2));
    return page;
  } catch (error) {
    if (error instanceof ProviderError && error.code === 'timeout')
      pageSizes.set(id, Math.max(1, Math.floor(size / 4)));
    throw error;
  }
}

/** The first applicant of the list, or none where the vendor has no list. @throws ProviderError */
export async function firstListed({ can }: Connected): Promise<ListedApplicant[]> {
  return (await can.applicants?.list?.(null, 1))?.items ?? [];
}

/**
 * For a vendor without a list: every applicant that was created from Docket, named by a webhook or imported has a row,
 * and a round goes through these rows by their ids. An applicant added behind the cursor meanwhile has just been read.
 */
async function knownPage(connectionId: string, { cursor, pagesRead }: PullState): Promise<ApplicantPage> {
  const known = await knownAfter(connectionId, cursor ?? '', fullPage);
  const items = known.map(({ externalId }) => ({ externalId, updatedAt: null, applicant: null }));
  const total = pagesRead === 0 ? await countKnown(connectionId) : null;
  return { items, next: known.length < fullPage ? null : (known.at(-1)?.externalId ?? null), unnamed: 0, total };
}

/** A cursor that the adapter refuses (another version of it wrote the cursor) starts the round again. */
async function listPage({ can, connection }: Connected, { cursor }: PullState, size: number): Promise<ApplicantPage> {
  if (!can.applicants?.list) throw new ProviderError('refused', 'The provider has no list of applicants');
  const { list } = can.applicants;
  try {
    return await list(cursor, size);
  } catch (error) {
    if (cursor === null || !(error instanceof ProviderError) || error.code !== 'refused') throw error;
    await rewindRound(connection.id);
    return list(null, size);
  }
}
