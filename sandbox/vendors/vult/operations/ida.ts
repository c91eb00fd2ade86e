import { randomUUID } from 'node:crypto';
import { type Call, Problem, readJson, requiredText } from '#sandbox/http/call.ts';
import type { Pictures } from '#sandbox/papers/pictures.ts';
import { type AuthenticationEntry, type Authentications, finishedAuthentication } from '../authentications.ts';
import { fileReply } from '../collected/files.ts';
import { openLiveness, readFrames, withLivenessData } from '../collected/liveness.ts';
import { locationOf } from '../collected/locations.ts';
import { CAPTURES } from '../collected/sdk-data.ts';
import { requiredRecord, wordOf } from '../input.ts';
import type { ReportChange } from '../report.ts';
import { type Body, inJson, type Routes } from '../routes.ts';
import { listSessions } from '../session/listing.ts';
import { parseNewSession } from '../session/new-session.ts';
import { withFace } from '../session/steps.ts';
import type { Store } from '../session/store.ts';
import type { WeightsHistory } from '../settings/weights.ts';
import { ofCallingClient } from './sdk-client.ts';

type Ida = {
  store: Store;
  sessions: Authentications;
  pictures: Pictures;
  weights: WeightsHistory;
  report: ReportChange;
};

/** Authentication of people who were verified before. */
export function idaRoutes(ida: Ida): Routes {
  const { sessions, pictures, report } = ida;
  const read = (body: Body) => sessions.read(requiredText(body, 'session_id'));
  return {
    'POST /ida/session/create': inJson('ida.sessionCreate', (body, call) => create(ida, body, call)),
    'POST /ida/session/list': inJson('ida.sessionList', (body) => list(sessions, body)),
    'POST /ida/session/read': inJson('ida.sessionRead', (body) => read(body).session),
    'POST /ida/session/delete': inJson('ida.sessionDelete', (body, call) => {
      const id = requiredText(body, 'session_id');
      sessions.delete(id);
      report('ida.sessionDelete', id, call);
      return {};
    }),
    'POST /ida/session/location/read': inJson('ida.locationRead', (body) => {
      const location = locationOf(read(body), wordOf(body, 'location_capture_type_e', CAPTURES));
      if (!location) throw new Problem(400, 'No location for this capture');
      return location;
    }),
    'POST /ida/document/download': {
      name: 'ida.documentDownload',
      run: (call) => fileReply(read(readJson(call)), 'selfie', pictures),
    },
  };
}

/** The applicant's side. The consent of the verification is still valid. */
export function idaSdkRoutes(ida: Ida): Routes {
  const { sessions, report } = ida;
  const read = (body: Body, call: Call) => sessionIn(sessions, body, call);
  const underWay = (body: Body, call: Call) => stillOpen(read(body, call));
  const change = (id: string, name: string, call: Call, changed: Parameters<Authentications['change']>[1]) => {
    sessions.change(id, changed);
    report(name, id, call);
  };
  return {
    'POST /ida/sdk/session/read': inJson('idaSdk.sessionRead', (body, call) => sdkSession(read(body, call))),
    'POST /ida/sdk/metadata/update': inJson('idaSdk.metadataUpdate', (body, call) => {
      const { session, sdkData } = underWay(body, call);
      change(session.session_id, 'idaSdk.metadataUpdate', call, {
        sdkData: { ...sdkData, sdk_metadata: requiredRecord(body, 'sdk_metadata') },
      });
      return {};
    }),
    'POST /ida/sdk/liveness/generate': inJson('idaSdk.livenessGenerate', (body, call) => {
      const { session, sdkData } = underWay(body, call);
      const { token, ...opened } = openLiveness(sdkData, body);
      change(session.session_id, 'idaSdk.livenessGenerate', call, opened);
      return { token };
    }),
    'POST /ida/sdk/liveness/process': inJson('idaSdk.livenessProcess', (body, call) =>
      processLiveness(ida, body, call),
    ),
    'POST /ida/sdk/finalize': inJson('idaSdk.finalize', (body, call) => {
      const { session } = underWay(body, call);
      if (!session.selfie_given) throw new Problem(400, 'The liveness session is required first');
      sessions.change(session.session_id, { session: finishedAuthentication(session, call.now.toISOString()) });
      report('idaSdk.finalize', session.session_id, call, 'completed');
      return {};
    }),
  };
}

async function processLiveness({ sessions, pictures, report }: Ida, body: Body, call: Call) {
  const underWay = () => stillOpen(sessionIn(sessions, body, call));
  const { person, sdkData } = underWay();
  const { token, livenessData } = await readFrames(body, sdkData, person, pictures);
  // Read again: another call may have changed the session while the images were compared.
  const { session, sdkData: current } = underWay();
  sessions.change(session.session_id, {
    session: withFace(session, person, call.now.toISOString()),
    sdkData: withLivenessData(current, livenessData),
  });
  report('idaSdk.livenessProcess', session.session_id, call);
  return { token };
}

function sessionIn(sessions: Authentications, body: Body, call: Call): AuthenticationEntry {
  return ofCallingClient(sessions.read(requiredText(body, 'session_id')), call);
}

function create({ store, sessions, weights, report }: Ida, body: Body, call: Call) {
  const identity = store.byIdentity(requiredText(body, 'identity_id'));
  if (identity.person === null || identity.session.verified !== true)
    throw new Problem(400, 'The identity is not verified');
  const session_id = randomUUID();
  sessions.create(session_id, identity, call.now, parseNewSession(body, weights));
  report('ida.sessionCreate', session_id, call, 'created');
  return { session_id };
}

function list(sessions: Authentications, body: Body) {
  const { verified } = body;
  const fitting = sessions
    .all()
    .filter(({ session }) => typeof verified !== 'boolean' || (session.authenticated === true) === verified);
  return listSessions(fitting, body);
}

function stillOpen({ person, ...entry }: AuthenticationEntry) {
  if (person === null || entry.session.status_e !== 'in_progress') throw new Problem(400, 'The session is over');
  return { ...entry, person };
}

function sdkSession({ session, sdkData }: AuthenticationEntry) {
  const { session_id, identity_id, user_id, client_id, status_e, first_name, middle_name, last_name, suffix_name } =
    session;
  const { liveness_detected, liveness_detected_at, selfie_given, selfie_given_at, authenticated } = session;
  return {
    session_id,
    identity_id,
    user_id,
    client_id,
    status_e,
    first_name,
    middle_name,
    last_name,
    suffix_name,
    liveness_detected,
    liveness_detected_at,
    selfie_given,
    selfie_given_at,
    authenticated,
    liveness_provider_e: 'azure',
    sdk_metadata: sdkData.sdk_metadata,
  };
}
