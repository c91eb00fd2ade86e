import { notSetUp, notTried, tried } from '../probe.ts';
import type { Finding, Probe } from '../provider.ts';
import { ProviderError } from '../provider-error.ts';
import type { OndatoApi } from './api.ts';
import { listed } from './identification-list.ts';
import { ondatoOperations } from './operations.ts';
import type { OndatoSettings } from './settings.ts';

const { getIdentification, getIdentityVerification, listIdentifications } = ondatoOperations;

/** No record has this id: each host's answer proves the token there, and no record is read. */
const unknownId = '00000000-0000-4000-8000-000000000000';

/**
 * One call to each host. The list is asked for what was created at this very moment, which is almost always nothing.
 */
export async function probeOndato(api: OndatoApi, settings: OndatoSettings, now: () => Date): Promise<Probe> {
  const at = now().toISOString();
  const findings = [
    await tried('Read verifications', () => missing(api.call(getIdentityVerification, { id: unknownId }))),
    await tried('Read identifications', () => missing(api.call(getIdentification, { id: unknownId }))),
    await tried('List identifications', async () => {
      listed(await api.send(listIdentifications, { from: at, to: at, limit: 1 }));
      return settings.applicationId === undefined
        ? 'The list answers, for every application of this client.'
        : 'The list of this application answers.';
    }),
    creation(settings),
    notifications(settings),
  ];
  return { findings, erasesWhatItReads: false };
}

/** "Not found" proves that the vendor accepts the token. */
async function missing(answer: Promise<unknown>): Promise<string> {
  try {
    await answer;
  } catch (error) {
    if (error instanceof ProviderError && error.code === 'not_found') return 'The provider takes the token.';
    throw error;
  }
  return 'The provider takes the token and answers.';
}

function creation({ setupId }: OndatoSettings): Finding {
  const what = 'Create applicants';
  if (setupId === undefined)
    return notSetUp(what, 'No set-up is named here, so each new verification has to name one.');
  return notTried(what, 'A set-up is named; trying it would create a verification.');
}

function notifications({ webhookAuth, applicationId }: OndatoSettings): Finding {
  const what = 'Webhooks';
  if (webhookAuth === undefined)
    return notSetUp(what, 'Without a password or a secret none is accepted; Ondato’s support sets one up.');
  const means = webhookAuth.kind === 'basic' ? 'user and password' : 'their signature';
  const whose = applicationId === undefined ? ' Which application they name is not compared, as none is set.' : '';
  return notTried(what, `They are verified by ${means}; the first one shows whether that is right.${whose}`);
}
