import { Problem } from '#sandbox/http/call.ts';
import type { Pictures } from '#sandbox/papers/pictures.ts';
import type { Person } from '#sandbox/people/person.ts';
import type { Vendor } from '../vendor.ts';
import { VULT_ACCOUNT } from './account.ts';
import { type FileType, pictureOf, sideOf } from './collected/files.ts';
import type { Store } from './session/store.ts';

type Session = { store: Store; pictures: Pictures; find: Vendor['find']; now: Date };

/** Sends JSON or a form, as an SDK does. */
type Post = (path: string, body: object | FormData) => Promise<Record<string, unknown>>;

/**
 * A simulated person completes their session with the calls of an SDK, token and header included. Throws Problem 404
 * when there is no such session, 409 when it is over.
 */
export async function completeSession(id: string, { store, pictures, find, now }: Session): Promise<void> {
  const { person, session } = store.read(id);
  if (person === null || session.status_e !== 'in_progress') throw new Problem(409, 'The session is over');
  const token = await signIn(find, now);
  const post: Post = async (path, body) => send(find, now, path, body, { authorization: `Bearer ${token}` });
  const named = { session_id: id };
  const { latitude, longitude } = person.home;
  await post('/idv/sdk/consent/add', { ...named, consented: true });
  await post('/idv/sdk/metadata/update', { ...named, sdk_metadata: { sdk: 'web', language: person.script } });
  if (!session.document_front_given)
    await post('/idv/sdk/document-type/update', { ...named, document_type_e: person.paper.type });
  for (const side of ['front', 'back'] as const) {
    const file = hasSide(person, side) ? sideOf(person, side) : null;
    if (file !== null) await post(`/idv/sdk/document/${side}/add`, await formOf(id, person, file, pictures));
  }
  await post('/idv/sdk/liveness/generate', { ...named, latitude, longitude });
  const images = await framesOf(person, session.settings.liveness_mode === 'passive_active' ? 4 : 0, pictures);
  await post('/idv/sdk/liveness/process', { ...named, latitude, longitude, images });
  await post('/idv/sdk/finalize', named);
}

function hasSide({ story }: Person, side: 'front' | 'back'): boolean {
  return side === 'front' || story !== 'back_missing';
}

async function formOf(id: string, person: Person, file: FileType, pictures: Pictures): Promise<FormData> {
  const form = new FormData();
  form.set('session_id', id);
  form.set('latitude', String(person.home.latitude));
  form.set('longitude', String(person.home.longitude));
  form.set(
    'image',
    new Blob([Uint8Array.from(await pictureFor(person, file, pictures))], { type: 'image/jpeg' }),
    `${file}.jpg`,
  );
  return form;
}

async function framesOf(person: Person, moves: number, pictures: Pictures): Promise<string[]> {
  const steps = Array.from({ length: moves }, (_, at) => `liveness_active_step_${at + 1}` as FileType);
  const frames: string[] = [];
  for (const file of ['selfie' as const, ...steps])
    frames.push((await pictureFor(person, file, pictures)).toString('base64'));
  return frames;
}

async function pictureFor(person: Person, file: FileType, pictures: Pictures): Promise<Buffer> {
  const picture = await pictureOf(person, file, pictures);
  if (picture === null) throw new RangeError(`No person has a ${file}`);
  return picture;
}

async function signIn(find: Vendor['find'], now: Date): Promise<string> {
  const { oauthClientId, oauthClientSecret } = VULT_ACCOUNT;
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: oauthClientId,
    client_secret: oauthClientSecret,
  });
  const { access_token } = await send(find, now, '/oauth/token', form, {});
  return String(access_token);
}

async function send(
  find: Vendor['find'],
  now: Date,
  path: string,
  body: object | FormData | URLSearchParams,
  headers: object,
) {
  const isForm = body instanceof FormData || body instanceof URLSearchParams;
  const packed = isForm ? new Response(body) : Response.json(body);
  const operation = find({
    method: 'POST',
    path,
    query: new URLSearchParams(),
    headers: {
      'content-type': packed.headers.get('content-type') ?? '',
      'x-client-id': VULT_ACCOUNT.clientId,
      ...headers,
    },
    body: Buffer.from(await packed.arrayBuffer()),
    now,
  });
  const reply = await operation?.run();
  if (!reply || !('json' in reply) || reply.status !== 200) throw new RangeError(`${path} gave no answer`);
  return reply.json as Record<string, unknown>;
}
