import type { Finding } from './provider.ts';
import { ProviderError, type ProviderErrorCode } from './provider-error.ts';

/** What a failed call says about the settings, in words that hold no personal data. */
const remarks: Record<ProviderErrorCode, string> = {
  unauthorized: 'The provider does not accept the credentials.',
  forbidden: 'The credentials may not do this.',
  not_found: 'The provider has nothing at this address.',
  invalid_request: 'The provider does not accept the request.',
  conflict: 'The provider says that this contradicts what it holds.',
  rate_limited: 'The provider asks us to slow down; try again later.',
  unavailable: 'The provider could not be reached, or failed.',
  timeout: 'The provider did not answer in time.',
  invalid_response: 'The provider answers with something we can not read.',
  refused: 'Docket does not make this call.',
};

/** Tries one thing. A failure of the vendor or of the settings is a finding; only a bug is thrown. */
export async function tried(what: string, attempt: () => Promise<string>): Promise<Finding> {
  try {
    return { what, outcome: 'works', code: null, remark: await attempt() };
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    const isNotAllowed = error.code === 'unauthorized' || error.code === 'forbidden';
    return { what, outcome: isNotAllowed ? 'not_allowed' : 'fails', code: error.code, remark: remarks[error.code] };
  }
}

/** A finding for what these settings leave out. */
export function notSetUp(what: string, remark: string): Finding {
  return { what, outcome: 'not_set_up', code: null, remark };
}

/**
 * A finding for what is set up but not tried, because trying would change something or only the vendor can begin it.
 */
export function notTried(what: string, remark: string): Finding {
  return { what, outcome: 'not_tried', code: null, remark };
}
