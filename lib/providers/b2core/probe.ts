import { notSetUp, tried } from '../probe.ts';
import type { Finding, Probe } from '../provider.ts';
import { ProviderError } from '../provider-error.ts';
import type { B2CoreApi } from './api.ts';
import { b2coreOperations } from './operations.ts';

const { listClients, listDocuments, listLevels, listVerifications } = b2coreOperations;

/** No client has this id: asking for its data proves the right to ask and reads no record. */
const unknownId = '0';

/**
 * Reads one record: the first client, or the token's own first level. Everything else is asked with an id that does not
 * exist.
 */
export async function probeB2Core(api: B2CoreApi): Promise<Probe> {
  const findings = api.tokenKind === 'client' ? await probeOwn(api) : await probeBackOffice(api);
  return {
    findings: [...findings, notSetUp('Webhooks', 'B2Core sends none: Docket asks at regular times.')],
    erasesWhatItReads: false,
  };
}

async function probeBackOffice(api: B2CoreApi): Promise<Finding[]> {
  return [
    await tried('List and read clients', async () => {
      const { data } = await api.call(listClients, { limit: 1 });
      return data.length > 0 ? 'The token lists clients.' : 'The token lists clients, and there is unknownId yet.';
    }),
    await tried('Verification history', () => allowed(api.call(listVerifications, { clientId: unknownId, limit: 1 }))),
    await tried('Documents', () => allowed(api.call(listDocuments, { clientId: unknownId, limit: 1 }))),
    await tried('Verification levels', async () => {
      const { data } = await api.call(listLevels, {});
      if (data.length === 0)
        throw new ProviderError('invalid_response', 'listLevels: an installation without levels is none we know');
      return 'The names of the levels can be read.';
    }),
  ];
}

async function probeOwn(api: B2CoreApi): Promise<Finding[]> {
  const own = await tried('Own verification history', async () => {
    const { data } = await api.call(listVerifications, { limit: 1 });
    if (data.length === 0) throw new ProviderError('not_found', 'listVerifications: the token tells of no client');
    return 'The token reads the levels of its own client.';
  });
  return [
    own,
    notSetUp('Other clients', 'A client’s token reaches that client only; a Back Office token reaches all clients.'),
  ];
}

/** "Not found" proves that the token may ask. */
async function allowed(answer: Promise<unknown>): Promise<string> {
  try {
    await answer;
  } catch (error) {
    if (!(error instanceof ProviderError && error.code === 'not_found')) throw error;
  }
  return 'The token may ask for it.';
}
