import { vult } from '#lib/providers/vult/index.ts';
import { VULT_ACCOUNT } from '#sandbox/vendors/vult/account.ts';
import { callsTo } from '../sandbox/control.ts';
import { loopbackHttp } from './loopback-http.ts';

export type Input = Record<string, unknown>;
export type Answer = Record<string, unknown> & { items: Input[]; session_id: string };

export const place = { latitude: 36.1, longitude: -115.2 };
export const image = '/9j/4AAQSkZJRgABAQ==';

/** The calls of an applicant's SDK, in their order. */
const visit: [name: string, more: Input][] = [
  ['idvSdk.consentAdd', { consented: true }],
  ['idvSdk.metadataUpdate', { sdk_metadata: { sdk: 'web' } }],
  ['idvSdk.documentTypeUpdate', { document_type_e: 'driver_license' }],
  ['idvSdk.documentFrontAdd', { ...place, image }],
  ['idvSdk.documentBackAdd', { latitude: '36.1', longitude: '-115.2', image: `data:image/jpeg;base64,${image}` }],
  ['idvSdk.livenessGenerate', place],
  ['idvSdk.livenessProcess', { ...place, images: [image] }],
  ['idvSdk.finalize', {}],
];
export const ofVisit = Object.fromEntries(visit);

/** Calls the sandbox's Vult at `url` through the adapter, one operation at a time, and plays an applicant's visit. */
export function vultAccount(url: () => string) {
  function connect() {
    const http = loopbackHttp();
    const settings = { baseUrl: `${url()}/vult`, tokenUrl: `${url()}/vult/oauth/token`, ...VULT_ACCOUNT };
    return vult.connect(settings, { http, now: () => new Date() });
  }

  async function run(name: string, input: Input): Promise<Answer> {
    const answer = await connect().operations.run(name, input);
    return (
      answer.kind === 'json'
        ? answer.value
        : { kind: 'file', mediaType: answer.mediaType, size: answer.bytes.byteLength }
    ) as Answer;
  }

  /** How many calls of one operation the sandbox received. */
  const received = (name: string) => callsTo(url(), 'vult', name);

  /** A new session whose visit ends just before the step `name`. */
  async function before(name: string): Promise<Input> {
    const { session_id } = await run('idv.sessionCreate', { metadata: { reference: 'AC-1' } });
    const steps = visit.slice(
      0,
      visit.findIndex(([step]) => step === name),
    );
    for (const [step, more] of steps) await run(step, { session_id, ...more });
    return { session_id };
  }

  async function finished(): Promise<Input> {
    const session = await before('idvSdk.finalize');
    await run('idvSdk.finalize', session);
    return session;
  }

  async function identity(): Promise<Input> {
    const { identity_id } = await run('idv.sessionRead', await finished());
    return { identity_id };
  }

  /** A later sign-in of the same person, with or without a liveness step. */
  async function authentication(isFaceSeen = false): Promise<Input> {
    const { session_id } = await run('ida.sessionCreate', await identity());
    if (!isFaceSeen) return { session_id };
    await run('idaSdk.livenessGenerate', { session_id, ...place });
    await run('idaSdk.livenessProcess', { session_id, ...place });
    return { session_id };
  }

  async function requirement(): Promise<Input> {
    const { requirements } = await run('idv.requirementsGet', { type_e: 'passport', data_source_e: 'mrz' });
    return (requirements as Input[])[0] as Input;
  }

  return { run, received, before, finished, identity, authentication, requirement };
}
