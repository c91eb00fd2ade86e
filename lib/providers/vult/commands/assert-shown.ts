import { unusable } from '../../http/failure.ts';
import type { ReadBack } from '../../provider.ts';
import { ProviderError } from '../../provider-error.ts';

/**
 * Most changes are answered with `{}`, which proves nothing, so the vendor is read at once. A failure here comes after
 * the change was sent, so its code never means "not carried out" or "may be sent again".
 * @throws ProviderError `invalid_response`, not retryable
 */
export async function assertShown(operation: string, readBack: () => Promise<ReadBack>): Promise<void> {
  const seen = await readBack().catch((error: unknown) => {
    if (error instanceof ProviderError) return null;
    throw error;
  });
  if (seen === null) throw unusable({ operation }, 'it was sent, and could not be read afterwards');
  if (seen.outcome !== 'done') throw unusable({ operation }, 'it was sent, and the provider does not show it');
}
