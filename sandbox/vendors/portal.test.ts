import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openOndato, openVult, readAllpass, readB2Core, readBlockpass } from '#test/sandbox/client.ts';
import { control } from '#test/sandbox/control.ts';
import { type Sandbox, startSandbox } from '../server.ts';

const SETTINGS = { host: '127.0.0.1', port: 0, seed: 'docket', today: '2026-11-21', people: 30 };

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox(SETTINGS);
});
beforeEach(() => control(sandbox.url, '/reset', {}));
afterAll(() => sandbox.close());

const VENDORS = ['allpass', 'b2core', 'blockpass', 'ondato', 'vult'];

const at = (path: string, body: object) => control(sandbox.url, path, body);
const people = async (vendor: string) => (await control(sandbox.url, `/people?vendor=${vendor}`)).people;
const create = async (vendor: string) => (await at('/create', { vendor })).people[0];
const complete = (vendor: string, id: string) => at('/complete', { vendor, id });
const change = (vendor: string, id: string, status: string) => at('/change', { vendor, id, status });

describe.each(VENDORS)('The portal of %s', (vendor) => {
  it('Two new applicants: first in the list, and different people', async () => {
    const before = await people(vendor);
    const [one, two] = [await create(vendor), await create(vendor)];
    const after = await people(vendor);
    expect(after).toHaveLength(before.length + 2);
    expect(after.slice(0, 2).map(({ id }: { id: string }) => id)).toEqual(expect.arrayContaining([one.id, two.id]));
    expect(one.id).not.toBe(two.id);
  });

  it('The same steps after a reset: the same people', async () => {
    const steps = async () => {
      const created = await create(vendor);
      // At Blockpass a new applicant has submitted everything.
      return vendor === 'blockpass' ? created : complete(vendor, created.id);
    };
    const first = await steps();
    await control(sandbox.url, '/reset', {});
    expect(await steps()).toEqual(first);
    expect(first.name).not.toBe(null);
  });

  it('Completing twice, or an unknown id: refused', async () => {
    const { id } = await create(vendor);
    if (vendor !== 'blockpass') await complete(vendor, id);
    if (vendor === 'b2core') await complete(vendor, id);
    await expect(complete(vendor, id)).rejects.toThrow(/over|through|every level/);
    await expect(complete(vendor, '404')).rejects.toThrow(/not found/i);
    await expect(change(vendor, '404', 'Level 1')).rejects.toThrow(/not found/i);
  });

  it('An officer changes a status: the change is counted once', async () => {
    const [{ id }] = await people(vendor);
    const status = vendor === 'b2core' ? 'Level 2' : 'escalated';
    expect((await change(vendor, id, status)).status).toBe(status);
    expect((await control(sandbox.url, '/log')).applied[vendor]).toEqual({ officer: { [id]: 1 } });
  });
});

describe('What a client then reads', () => {
  it('Allpass: documents, images and checks, and a status that waits for an officer', async () => {
    const { id } = await create('allpass');
    const read = async () => (await (await readAllpass(sandbox.url, `/applicant/${id}`)).json()).data;
    expect(await read()).toMatchObject({ status: 'INIT', servicesData: [], fullName: null });
    await complete('allpass', id);
    const { status, servicesData, fullName, image } = await read();
    expect([status, servicesData.length > 3, fullName.length > 3, image.length > 3]).toEqual([
      'COMPLETED',
      true,
      true,
      true,
    ]);
  });

  it('Allpass: a verification link completes the applicant; one for another document leaves the status', async () => {
    const { id } = await create('allpass');
    const linkFor = async (body: object) =>
      (await (await readAllpass(sandbox.url, `/applicant/${id}/token`, body)).json()).data.link;
    const status = async () => (await (await readAllpass(sandbox.url, `/applicant/${id}/status`)).json()).data.status;
    const link = await linkFor({});
    expect((await fetch(link)).status).toBe(200);
    expect(await status()).toBe('IN_PROGRESS');
    await fetch(link, { method: 'POST' });
    expect(await status()).toBe('COMPLETED');
    const more = await linkFor({ flowName: 'Another document' });
    expect((await fetch(more, { method: 'POST' })).status).toBe(200);
    expect(await status()).toBe('COMPLETED');
    expect((await fetch(link.slice(0, -1), { method: 'POST' })).status).toBe(404);
  });

  it('B2Core: the next level and a document to review', async () => {
    const { id } = await create('b2core');
    const grants = async () =>
      (await (await readB2Core(sandbox.url, `/verifications?filter[clientId]=${id}`)).json()).data;
    expect(await grants()).toHaveLength(1);
    await complete('b2core', id);
    expect(await grants()).toMatchObject([
      { currentLevel: { name: 'Level 1' } },
      { currentLevel: { name: 'Level 0' } },
    ]);
    expect((await (await readB2Core(sandbox.url, `/documents?filter[clientId]=${id}`)).json()).total).toBe(1);
  });

  it('Blockpass: a record in the list of waiting applicants', async () => {
    const { id } = await create('blockpass');
    const key = 'sandbox-blockpass-text';
    const { data } = await (await readBlockpass(sandbox.url, '/applicants/waiting?limit=1', key)).json();
    expect(data.records[0]).toMatchObject({
      recordId: id,
      status: 'waiting',
      waitingDate: expect.any(String),
      identities: expect.any(Object),
    });
    await change('blockpass', id, 'approved');
    const after = await (await readBlockpass(sandbox.url, `/recordId/${id}`, key)).json();
    expect(after.data).toMatchObject({
      status: 'approved',
      approvedDate: expect.any(String),
      inreviewDate: expect.any(String),
    });
  });

  it('Ondato: an identification that waits, with the names of the order', async () => {
    const ondato = await openOndato(sandbox.url);
    const { id, name } = await create('ondato');
    expect((await ondato(`/idvapi/v1/identity-verifications/${id}`)).step).not.toHaveProperty('kycIdentification');
    await complete('ondato', id);
    const { step, status } = await ondato(`/idvapi/v1/identity-verifications/${id}`);
    expect(status).toBe('Completed');
    const identification = await ondato(`/kycid/v1/identifications/${step.kycIdentification.id}`);
    expect(identification).toMatchObject({
      status: 'Awaiting',
      document: { fullName: expect.any(String) },
      face: expect.any(Object),
    });
    expect(identification.rules.length).toBeGreaterThan(3);
    expect(name.length).toBeGreaterThan(3);
  });

  it('Vult: a session with its document, submitted through the SDK operations', async () => {
    const { id } = await create('vult');
    await complete('vult', id);
    const vult = await openVult(sandbox.url);
    const session = await (await vult('/idv/session/read', { session_id: id })).json();
    expect(session).toMatchObject({ consented: true, document_front_given: true, selfie_given: true });
    expect((await control(sandbox.url, '/log')).applied.vult['idvSdk.finalize']).toEqual({ [id]: 1 });
  });
});

describe('Automatic completion', () => {
  it('An applicant created or moved by a client: completed after the delay, once', async () => {
    const busy = await startSandbox({ ...SETTINGS, completeAfterSeconds: 0.02 });
    const status = async (id: string) =>
      (await (await readAllpass(busy.url, `/applicant/${id}/status`)).json()).data.status;
    const request = { externalUserId: 'walk-in', flowName: 'Individuals' };
    const { id } = (await (await readAllpass(busy.url, '/applicant', request)).json()).data;
    await expect.poll(() => status(id)).toBe('COMPLETED');
    await readAllpass(busy.url, `/applicant/${id}/moveToFlow`, { flowId: '12' });
    await expect.poll(() => status(id)).toBe('COMPLETED');
    expect((await control(busy.url, '/log')).applied.allpass.applicant).toEqual({ [id]: 4 });
    await busy.close();
  });

  it('Without the setting, or after a reset: not completed', async () => {
    const late = await startSandbox({ ...SETTINGS, completeAfterSeconds: 0.05 });
    await control(late.url, '/create', { vendor: 'vult' });
    await control(late.url, '/reset', {});
    const { id } = await create('vult');
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect((await control(late.url, '/log')).applied).toEqual({});
    expect((await people('vult')).find((each: { id: string }) => each.id === id)).toMatchObject({
      status: 'in_progress',
    });
    await late.close();
  });
});
