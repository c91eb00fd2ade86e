import { type Call, Problem, requiredText } from '#sandbox/http/call.ts';
import type { Pictures } from '#sandbox/papers/pictures.ts';
import type { Person } from '#sandbox/people/person.ts';
import { type FileType, sideOf } from '../collected/files.ts';
import { openLiveness, readFrames, withLivenessData } from '../collected/liveness.ts';
import { coordinatesIn, pictureIn, picturesToKeep, readForm } from '../collected/upload.ts';
import { recordOf, requiredRecord, wordOf } from '../input.ts';
import type { ReportChange } from '../report.ts';
import { type Body, inJson, type Route, type Routes } from '../routes.ts';
import { finalized, withFace, withFront } from '../session/steps.ts';
import type { SessionEntry, Store } from '../session/store.ts';
import type { WeightsHistory } from '../settings/weights.ts';
import { ofCallingClient } from './sdk-client.ts';

const PAPERS = ['driver_license', 'identification_card', 'passport', 'passport_card'] as const;

type Sdk = { store: Store; pictures: Pictures; weights: WeightsHistory; report: ReportChange };
type Present = SessionEntry & { person: Person };

/** The applicant's side of an identity verification. */
export function idvSdkRoutes(sdk: Sdk): Routes {
  const { store } = sdk;
  return {
    'POST /idv/sdk/consent/add': inJson('idvSdk.consentAdd', (body, call) => addConsent(sdk, body, call)),
    'POST /idv/sdk/session/read': inJson('idvSdk.sessionRead', (body, call) =>
      sdkSession(consented(store, body, call)),
    ),
    'POST /idv/sdk/metadata/update': changing(sdk, 'idvSdk.metadataUpdate', ({ sdkData }, body) => ({
      sdkData: { ...sdkData, sdk_metadata: requiredRecord(body, 'sdk_metadata') },
    })),
    'POST /idv/sdk/document-type/update': changing(sdk, 'idvSdk.documentTypeUpdate', ({ session }, body) => {
      if (session.document_front_given) throw new Problem(400, 'The document is given already');
      return { session: { ...session, document_type_e: wordOf(body, 'document_type_e', PAPERS) } };
    }),
    'POST /idv/sdk/document/front/add': uploading(sdk, 'front'),
    'POST /idv/sdk/document/back/add': uploading(sdk, 'back'),
    'POST /idv/sdk/liveness/generate': inJson('idvSdk.livenessGenerate', (body, call) => generate(sdk, body, call)),
    'POST /idv/sdk/liveness/process': inJson('idvSdk.livenessProcess', (body, call) =>
      processLiveness(sdk, body, call),
    ),
    'POST /idv/sdk/finalize': inJson('idvSdk.finalize', (body, call) => finalize(sdk, body, call)),
  };
}

/** The session of this client. Throws Problem 400 without the applicant's consent, or when the session is over. */
function underWay(store: Store, body: Body, call: Call): Present {
  const { person, ...entry } = consented(store, body, call);
  if (person === null || entry.session.status_e !== 'in_progress') throw new Problem(400, 'The session is over');
  return { ...entry, person };
}

/** The vendor: "All other endpoints will fail if this is not added to the system." */
function consented(store: Store, body: Body, call: Call): SessionEntry {
  const entry = ofCallingClient(store.read(requiredText(body, 'session_id')), call);
  if (!entry.session.consented) throw new Problem(400, 'Consent is required');
  return entry;
}

function addConsent({ store, report }: Sdk, body: Body, call: Call) {
  const { session } = ofCallingClient(store.read(requiredText(body, 'session_id')), call);
  if (typeof body.consented !== 'boolean') throw new Problem(400, 'consented is required');
  if (session.status_e !== 'in_progress') throw new Problem(400, 'The session is over');
  store.change(session.session_id, {
    session: { ...session, consented: body.consented, consented_at: call.now.toISOString() },
  });
  report('idvSdk.consentAdd', session.session_id, call, 'in_progress');
  return {};
}

function changing(
  sdk: Sdk,
  name: string,
  change: (entry: Present, body: Body) => Parameters<Store['change']>[1],
): Route {
  return inJson(name, (body, call) => {
    const entry = underWay(sdk.store, body, call);
    sdk.store.change(entry.session.session_id, change(entry, body));
    sdk.report(name, entry.session.session_id, call);
    return {};
  });
}

function uploading(sdk: Sdk, side: 'front' | 'back'): Route {
  const name = side === 'front' ? 'idvSdk.documentFrontAdd' : 'idvSdk.documentBackAdd';
  return {
    name,
    async run(call) {
      const body = await readForm(call);
      await upload(sdk, side, body, call);
      sdk.report(name, requiredText(body, 'session_id'), call);
      return { status: 200, json: {} };
    },
  };
}

/** The vendor allows a form without an image; then only the location is known. */
async function upload({ store, pictures }: Sdk, side: 'front' | 'back', body: Body, call: Call): Promise<void> {
  const { person, session } = underWay(store, body, call);
  const file = fileOf(person, session, side);
  const [place, picture] = [coordinatesIn(body, 'text'), pictureIn(body)];
  const toKeep = picture ? await picturesToKeep(person, { [file]: picture }, pictures) : {};
  const { session: current, sdkData } = underWay(store, body, call);
  const at = call.now.toISOString();
  const given =
    side === 'front'
      ? withFront(current, person, at)
      : { ...current, document_back_given: true, document_back_given_at: at };
  store.change(session.session_id, {
    session: picture ? given : current,
    sdkData: {
      ...sdkData,
      locations: { ...sdkData.locations, [`${side}_doc_image_capture`]: place },
      pictures: { ...sdkData.pictures, ...toKeep },
    },
  });
}

function fileOf(
  person: Person,
  { document_type_e, document_front_given }: SessionEntry['session'],
  side: 'front' | 'back',
): FileType {
  if (document_type_e === 'unknown') throw new Problem(400, 'The document type is required first');
  if (side === 'back' && !document_front_given) throw new Problem(400, 'The front is required first');
  const file = sideOf(person, side);
  if (file === null) throw new Problem(400, `This document has no ${side}`);
  return file;
}

function generate({ store, report }: Sdk, body: Body, call: Call) {
  const { session, sdkData } = underWay(store, body, call);
  const opened = openLiveness(sdkData, body);
  store.change(session.session_id, { sdkData: opened.sdkData });
  report('idvSdk.livenessGenerate', session.session_id, call);
  return { token: opened.token };
}

async function processLiveness({ store, pictures, report }: Sdk, body: Body, call: Call) {
  const { person, sdkData } = underWay(store, body, call);
  const { token, livenessData } = await readFrames(body, sdkData, person, pictures);
  // Read again: another call may have changed the session while the images were compared.
  const { session, sdkData: current } = underWay(store, body, call);
  store.change(session.session_id, {
    session: withFace(session, person, call.now.toISOString()),
    sdkData: withLivenessData(current, livenessData),
  });
  report('idvSdk.livenessProcess', session.session_id, call);
  return { token };
}

function finalize({ store, weights, report }: Sdk, body: Body, call: Call) {
  const entry = underWay(store, body, call);
  const settings = recordOf(body, 'settings');
  if (!entry.session.document_front_given) throw new Problem(400, 'The front of the document is required first');
  if (!entry.session.selfie_given) throw new Problem(400, 'The liveness session is required first');
  const session = finalized(
    entry,
    entry.person,
    weights.weightsOf(entry.session.idv_weights_id),
    call.now.toISOString(),
  );
  store.change(session.session_id, { session: { ...session, settings: { ...session.settings, ...settings } } });
  report('idvSdk.finalize', session.session_id, call, 'completed');
  return { verified: session.verified, on_sanction_list: session.ofac_status_e === 'match' };
}

function sdkSession({ session, sdkData }: SessionEntry) {
  const { session_id, client_id, document_type_e, consented, document_front_given, document_back_given } = session;
  const { liveness_detected, selfie_given, settings } = session;
  return {
    session_id,
    client_id,
    document_type_e,
    consented,
    document_front_given,
    document_back_given,
    liveness_detected,
    selfie_given,
    liveness_provider_e: 'azure',
    sdk_metadata: sdkData.sdk_metadata,
    settings,
  };
}
