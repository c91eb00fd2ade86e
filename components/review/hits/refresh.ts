import type { QueryClient } from '@tanstack/react-query';

/** After a write all that shows hits is read again: the list, this hit, the applicant's hits. */
export async function refresh(client: QueryClient): Promise<void> {
  await Promise.all([['hits'], ['hit'], ['applicant-hits']].map((queryKey) => client.invalidateQueries({ queryKey })));
}
