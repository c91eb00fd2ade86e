import { describe, expect, test } from 'vitest';
import { type Fixture, fixtureHttp } from '#test/providers/fixture-http.ts';
import { fixturesOf } from '#test/providers/fixtures.ts';
import type { Provider } from '../provider.ts';
import { ProviderError } from '../provider-error.ts';
import { blankApplicant, blankDocument } from '../reading/blank.ts';
import { sniffedMediaType } from '../reading/image.ts';
import { providers } from '../registry.ts';
import { secretFields, settingFields } from '../settings.ts';

/**
 * What every provider has to do. The tests loop over the registry, so a provider that lacks a fixture fails. Each loop
 * counts its cases, so that none passes because it checked nothing.
 */
const now = () => new Date('2026-11-21T12:00:00Z');
const owed = ['unknown-word', 'other-applicant'];

const connect = (provider: Provider, fixture: Fixture, twist?: Parameters<typeof fixtureHttp>[1]) =>
  provider.connect(fixture.settings, { http: fixtureHttp(fixture, twist), now });
const read = async (provider: Provider, fixture: Fixture, twist?: Parameters<typeof fixtureHttp>[1]) => {
  const { applicants } = connect(provider, fixture, twist);
  if (applicants === undefined) throw new Error('a vendor of applicants can read one');
  return applicants.read(fixture.externalId);
};

/** Each image of an applicant: the result of reading it, and whether it came inside a JSON answer. */
async function imagesOf(provider: Provider, fixture: Fixture) {
  const { documents } = await read(provider, fixture);
  return Promise.all(
    documents
      .flatMap(({ images }) => images)
      .map(async ({ id, mediaType }) => {
        let isInline = true;
        const http = fixtureHttp(fixture, undefined, (request) => {
          isInline &&= request.expect === 'json';
        });
        const { images } = provider.connect(fixture.settings, { http, now });
        const outcome = await images?.read(fixture.externalId, id).catch((error: unknown) => error);
        return { id, mediaType, outcome, isInline };
      }),
  );
}

const isAbsent = (outcome: unknown) => outcome instanceof ProviderError && outcome.code === 'not_found';

test('Some images come with the record, some by a call of their own', async () => {
  const recordings = providers.flatMap((provider) =>
    fixturesOf(provider).flatMap(([, fixture]) => (fixture.expect === undefined ? [] : [{ provider, fixture }])),
  );
  const images = (await Promise.all(recordings.map(({ provider, fixture }) => imagesOf(provider, fixture)))).flat();
  const read = images.filter(({ outcome }) => !isAbsent(outcome));
  expect(read.filter(({ isInline }) => isInline).length).toBeGreaterThanOrEqual(2);
  expect(read.filter(({ isInline }) => !isInline).length).toBeGreaterThanOrEqual(2);
});

describe.each(providers)('$id', (provider) => {
  const fixtures = fixturesOf(provider);
  const readable = fixtures.filter(([, fixture]) => fixture.expect !== undefined);

  test('it has the fixtures that every provider needs', () => {
    expect(fixtures.map(([name]) => name)).toEqual(expect.arrayContaining(owed));
    expect(readable.length).toBeGreaterThanOrEqual(3);
    expect(fixtures.filter(([, { expectError }]) => expectError !== undefined).length).toBeGreaterThanOrEqual(1);
  });

  test('its fixtures hold documents, checks, and images exactly where it declares them', async () => {
    const applicants = await Promise.all(readable.map(([, fixture]) => read(provider, fixture)));
    const documents = applicants.flatMap((applicant) => applicant.documents);
    expect(documents.length).toBeGreaterThan(0);
    expect(applicants.flatMap(({ checks }) => checks).length).toBeGreaterThan(0);
    expect(documents.some(({ images }) => images.length > 0)).toBe(provider.capabilities.images !== undefined);
  });

  test.each(readable)('%s becomes the common applicant, every key of it', async (_, fixture) => {
    const applicant = await read(provider, fixture);
    expect(applicant).toMatchObject(fixture.expect ?? {});
    expect(keysOf({ ...applicant, otherIds: {}, labels: {}, portrait: null, raw: null })).toEqual(
      keysOf(blankApplicant(provider.id, '')),
    );
    for (const document of applicant.documents) expect(keysOf(document)).toEqual(keysOf(blankDocument('', '')));
    expect(JSON.parse(JSON.stringify(applicant)), 'nothing is undefined').toEqual(applicant);
  });

  test.each(readable)('%s carries no image bytes and each image once', async (_, fixture) => {
    const applicant = await read(provider, fixture);
    expect(JSON.stringify(applicant)).not.toMatch(/\/9j\/|iVBOR|UklGR|JVBERi|[A-Za-z0-9+/]{200}/);
    const ids = applicant.documents.flatMap(({ images }) => images.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    if (applicant.portrait !== null) expect(ids).toContain(applicant.portrait.id);
  });

  test.each(readable)('%s: every image is bytes or not there', async (_, fixture) => {
    for (const { outcome } of await imagesOf(provider, fixture))
      if (!isAbsent(outcome)) expect(outcome).toMatchObject({ bytes: expect.any(Uint8Array) });
  });

  test('the bytes of at least one image are read exactly where images are declared', async () => {
    const images = (await Promise.all(readable.map(([, fixture]) => imagesOf(provider, fixture)))).flat();
    const isRead = images.some(({ outcome }) => !isAbsent(outcome));
    expect(isRead, `of ${images.length} images`).toBe(provider.capabilities.images !== undefined);
  });

  test.each(readable)(
    '%s: an image whose bytes came with the record has the media type they say',
    async (_, fixture) => {
      for (const { id, mediaType, outcome, isInline } of await imagesOf(provider, fixture)) {
        if (!isInline || isAbsent(outcome)) continue;
        const { bytes } = outcome as { bytes: Uint8Array };
        expect(mediaType, id).toEqual(sniffedMediaType(bytes) ?? expect.any(String));
      }
    },
  );

  test('an unknown word is `unknown`, shown as it came, and no check passes', async () => {
    const fixture = fixtures.find(([name]) => name === 'unknown-word')?.[1];
    if (fixture === undefined) throw new Error('the fixture is owed');
    const { status, providerStatus, checks } = await read(provider, fixture);
    expect([status, typeof providerStatus]).toEqual(['unknown', 'string']);
    expect(checks.length).toBeGreaterThan(0);
    expect(checks.filter(({ outcome }) => outcome === 'pass')).toEqual([]);
  });

  test.each(fixtures.filter(([, { expectError }]) => expectError !== undefined))(
    '%s is refused, and nothing of it is kept',
    async (_, fixture) => {
      await expect(read(provider, fixture)).rejects.toMatchObject({
        name: 'ProviderError',
        code: fixture.expectError,
        reason: 'other_applicant',
      });
    },
  );

  test.each(fixtures)('%s: no error holds personal data or a secret', async (_, fixture) => {
    const words = secretsAndPeople(provider, fixture);
    let failures = 0;
    for (const status of [200, 301, 400, 401, 403, 404, 409, 418, 429, 500]) {
      for (const spoil of [cut, wrongTypes, echo]) {
        const failure: unknown = await read(provider, fixture, (_status, text, call) => [
          call.operation === 'token' ? 200 : status,
          call.operation === 'token' ? text : spoil(text, words),
        ]).catch((error: unknown) => error);
        if (!(failure instanceof Error)) continue;
        failures += 1;
        expect(failure).toBeInstanceOf(ProviderError);
        const said = `${failure.message} ${JSON.stringify(failure)} ${failure.stack?.split('\n')[0]}`;
        expect(words.filter((word) => said.includes(word))).toEqual([]);
      }
    }
    expect(failures, 'every status but 200 fails, each with three bodies').toBeGreaterThanOrEqual(27);
    expect(words.length, 'a secret of the settings and the canaries').toBeGreaterThanOrEqual(3);
  });

  test('settings: secrets are marked, and a missing setting is refused by its name', () => {
    const complete = fixtures[0]?.[1].settings ?? {};
    const secrets = secretFields(provider.settings);
    expect(secrets.length).toBeGreaterThan(0);
    expect(settingFields(provider.settings).length).toBeGreaterThan(secrets.length);
    expect(provider.settings.safeParse(complete).success).toBe(true);
    const needed = Object.keys(complete).filter((field) => {
      const { [field]: _, ...rest } = complete;
      return !provider.settings.safeParse(rest).success;
    });
    expect(needed.length).toBeGreaterThan(0);
    for (const field of needed) {
      const { [field]: _, ...rest } = complete;
      expect(() =>
        provider.connect(rest, { http: { send: () => Promise.reject(new Error('nothing is sent')) }, now }),
      ).toThrow(field);
    }
    for (const field of secrets) expect(provider.settings.safeParse({ ...complete, [field]: '' }).success).toBe(false);
    for (const { name, meta } of settingFields(provider.settings))
      expect(meta.title, 'a field of a form has a title of its own').not.toBe(name);
  });

  test('operations have unique names, and an unknown one is refused', async () => {
    const { operations } = connect(provider, fixtures[0]?.[1] as Fixture);
    const names = operations.all.map(({ name }) => name);
    expect(names.length).toBeGreaterThan(0);
    expect(new Set(names).size).toBe(names.length);
    await expect(async () => operations.run('no.suchOperation', {})).rejects.toMatchObject({ code: 'refused' });
    for (const name of names)
      await expect(async () => operations.run(name, { nobody: 'takes this' })).rejects.toMatchObject({
        code: 'refused',
      });
  });
});

const cut = (text: string) => text.slice(0, -3);
const wrongTypes = (text: string) =>
  text
    .replaceAll(/:"[^"]*"/g, ':["wrong"]')
    .replaceAll(/:\{/g, ':[{')
    .slice(0);
const echo = (_: string, words: string[]) =>
  JSON.stringify({ status: 'error', message: words.join(' '), [words[0] ?? '']: words });

/** Every secret of the settings, and every longer word about the person. */
function secretsAndPeople(provider: Provider, fixture: Fixture): string[] {
  const secrets = secretFields(provider.settings).map((field) => fixture.settings[field]);
  const person = Object.values((fixture.expect?.person ?? {}) as Record<string, unknown>);
  return [...secrets, ...person, fixture.externalId, 't0ken-canary', 'Castellanos'].filter(
    (word) => typeof word === 'string' && word.length > 3,
  ) as string[];
}

function keysOf(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [path];
  return Object.entries(value)
    .flatMap(([name, each]) => keysOf(each, `${path}.${name}`))
    .toSorted();
}
