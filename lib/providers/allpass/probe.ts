import { notSetUp, notTried, tried } from '../probe.ts';
import type { Finding, Probe } from '../provider.ts';
import { ProviderError } from '../provider-error.ts';
import type { AllpassApi } from './api.ts';
import { allpassOperations } from './operations.ts';
import type { AllpassSettings } from './settings.ts';

/** No applicant has this id: the answer proves the key, and no record is read. */
const unknownId = '00000000-0000-4000-8000-000000000000';

/** There is no list, so the key is tried with an applicant that does not exist. */
export async function probeAllpass(api: AllpassApi, settings: AllpassSettings): Promise<Probe> {
  const findings = [
    await tried('Read applicants', () => readUnknown(api)),
    encryption(settings),
    notSetUp(
      'List applicants',
      'Allpass has no list: Docket knows whom it created, whom a notification named, and whose ids are imported.',
    ),
    notifications(settings),
  ];
  return { findings, erasesWhatItReads: false };
}

/** "Not found" proves that the vendor accepts the key. */
async function readUnknown(api: AllpassApi): Promise<string> {
  try {
    await api.call(allpassOperations.getApplicantStatus, { applicantId: unknownId });
  } catch (error) {
    if (error instanceof ProviderError && error.code === 'not_found') return 'The provider takes the key.';
    throw error;
  }
  return 'The provider takes the key, and its answer could be opened.';
}

/** This answer has no content to decrypt, so only reading a real applicant proves the keys. */
function encryption({ encryption }: AllpassSettings): Finding {
  const what = 'Open encrypted answers';
  if (encryption === 'none') return notSetUp(what, 'Encryption is none: an encrypted answer would not be read.');
  return notTried(
    what,
    `Answers are expected as ${encryption}; the first applicant that is read shows whether the keys open them.`,
  );
}

function notifications({ encryption, publicAppKey }: AllpassSettings): Finding {
  const what = 'Webhooks';
  if (encryption === 'none')
    return notSetUp(
      what,
      'Without encryption nothing proves who sends, so none is accepted. Set it at Allpass and here.',
    );
  const whose =
    publicAppKey === undefined ? ' Which application they name is not compared, as its public key is not set.' : '';
  return notTried(what, `They are verified with the same keys; the first one shows whether these are right.${whose}`);
}
