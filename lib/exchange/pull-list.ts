import { type PullState, rewindRound } from '#lib/data/pulls.ts';
import type { ApplicantPage, ConnectedProvider } from '#lib/providers/provider.ts';
import { ProviderError } from '#lib/providers/provider-error.ts';

export type Applicants = NonNullable<ConnectedProvider['applicants']>;

/** How many applicants a page asks for at first; fewer after a vendor could not give so many in time. */
const fullPage = 50;

const pageSizes = new Map<string, number>();

/** Asks for fewer after a page that came too late: with pictures inside (Blockpass), a full one may never come in time. */
export async function fittingPage(applicants: Applicants, connectionId: string, pull: PullState): Promise<ApplicantPage> {
  const size = pageSizes.get(connectionId) ?? fullPage;
  try {
    const page = await listPage(applicants, connectionId, pull, size);
    pageSizes.set(connectionId, Math.min(fullPage, size * 2));
    return page;
  } catch (error) {
    if (error instanceof ProviderError && error.code === 'timeout') pageSizes.set(connectionId, Math.max(1, Math.floor(size / 4)));
    throw error;
  }
}

/** A cursor the vendor's adapter no longer takes (it was written by another version) starts the round over. */
async function listPage({ list }: Applicants, connectionId: string, { cursor }: PullState, size: number): Promise<ApplicantPage> {
  if (!list) throw new ProviderError('refused', 'The provider has no list of applicants');
  try {
    return await list(cursor, size);
  } catch (error) {
    if (cursor === null || !(error instanceof ProviderError) || error.code !== 'refused') throw error;
    await rewindRound(connectionId);
    return list(null, size);
  }
}
