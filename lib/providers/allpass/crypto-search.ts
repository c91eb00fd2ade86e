import type { CryptoCheck } from '#lib/review/applicant/crypto-check.ts';
import { answered, callWithoutIds, command } from '../command.ts';
import { ProviderError } from '../provider-error.ts';
import { word } from '../reading/word.ts';
import type { AllpassApi } from './api.ts';
import { SearchInput } from './command-inputs.ts';
import { searchedOf } from './crypto.ts';
import { allpassOperations } from './operations.ts';

const { getCryptoAmlDetails, searchCryptoAml } = allpassOperations;

/**
 * The vendor's answer names a check and says nothing of it. A search can't be read back: no list names those that were
 * made, and one more is a new check.
 */
export function searching(api: AllpassApi) {
  return command({
    name: searchCryptoAml.name,
    input: SearchInput,
    about: 'either',
    isReversible: false,
    call: callWithoutIds(searchCryptoAml),
    async send({ input: { blockchain, what, subject } }) {
      const isTransaction = what === 'Transaction';
      const asked = isTransaction ? { txHash: subject } : { address: subject };
      const made = await api.call(searchCryptoAml, { blockchain, ...asked });
      const type = word(made.type) ?? (isTransaction ? 'TRANSACTION' : 'WALLET');
      const bare = searchedOf(String(made.id), { type, blockchain, address: subject }, null);
      return answered({ crypto: await readSearched(api, bare).catch((error: unknown) => orBare(error, bare)) });
    },
  });
}

/** What the vendor knows now of a check that a search made. @throws ProviderError */
export async function readSearched(api: AllpassApi, { id, type, blockchain, address }: CryptoCheck) {
  const details = await api.call(getCryptoAmlDetails, { amlId: id, type: type ?? 'WALLET' });
  const read = searchedOf(id, { type, blockchain }, details);
  // The details of a transaction have no field for its hash.
  return { ...read, address: read.address ?? address };
}

/** The search was carried out: what it found can be read later. */
function orBare(error: unknown, bare: CryptoCheck): CryptoCheck {
  if (error instanceof ProviderError) return bare;
  throw error;
}
