import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CommandKind } from '#lib/review/commands/command.ts';
import type { Sandbox } from '#sandbox/server.ts';
import { ALLPASS_ACCOUNT } from '#sandbox/vendors/allpass/account.ts';
import { APPLICATION_KEY } from '#sandbox/vendors/allpass/applicant.ts';
import { loopbackHttp } from '#test/providers/loopback-http.ts';
import { testSandbox } from '#test/providers/test-sandbox.ts';
import { sandboxControl } from '#test/sandbox/control.ts';
import { type WebhookReceiver, webhookReceiver } from '#test/sandbox/webhook-receiver.ts';
import type { CommandOrder } from '../provider.ts';
import type { WebhookDelivery, WebhookNotice } from '../webhook/webhook.ts';
import { allpass } from './index.ts';

/** Commands and webhooks between the adapter and a sandbox that share no code. */
const { keys, cryptoKey, hmacKey } = ALLPASS_ACCOUNT;
type Key = keyof typeof keys;

let sandbox: Sandbox;
let receiver: WebhookReceiver;
let control: ReturnType<typeof sandboxControl>;
beforeAll(async () => {
  sandbox = await testSandbox();
  receiver = await webhookReceiver();
  control = sandboxControl(sandbox.url, 'allpass');
});
afterAll(async () => {
  await sandbox.close();
  await receiver.close();
});
beforeEach(async () => {
  await control.fault({ kind: null });
});

function settingsFor(appKey: Key) {
  const { encryption, signedContent } = keys[appKey];
  const opening = encryption === 'none' ? {} : { cryptoKey, hmacKey };
  return {
    baseUrl: `${sandbox.url}/allpass`,
    appKey,
    encryption,
    signedContent,
    publicAppKey: APPLICATION_KEY,
    ...opening,
  };
}

function connect(appKey: Key = 'sandbox-allpass-gcm') {
  const http = loopbackHttp();
  const connected = allpass.connect(settingsFor(appKey), { http, now: () => new Date() });
  const command = (kind: CommandKind, externalId: string | null, input: object = {}) => {
    const known = connected.commands?.[kind];
    if (known === undefined) throw new Error(`the vendor knows ${kind}`);
    const order: CommandOrder = { commandId: 'c-1', externalId, otherIds: {}, input: known.input.parse(input) };
    return { send: () => known.send(order), seen: async () => (await known.readBack?.(order))?.outcome };
  };
  return { connected, command };
}

let count = 0;
async function somebody(appKey?: Key): Promise<string> {
  const externalUserId = `cust/${++count}@desk`;
  const { externalId } = await connect(appKey)
    .command('create_applicant', null, { externalUserId, flowName: 'Individuals' })
    .send();
  return externalId ?? '';
}

describe('commands', () => {
  test('a created applicant is found by the id we gave; one in another flow is contrary', async () => {
    const { command, connected } = connect();
    const input = { externalUserId: 'cust-made', flowName: 'Individuals' };
    expect(await command('create_applicant', null, input).seen()).toBe('not_done');
    const { externalId } = await command('create_applicant', null, input).send();
    expect(await connected.applicants?.read(externalId ?? '')).toMatchObject({
      otherIds: { externalUserId: 'cust-made' },
    });
    expect(await command('create_applicant', null, input).seen()).toBe('done');
    expect(await command('create_applicant', null, { ...input, flowName: 'Light check' }).seen()).toBe('contrary');
  });

  test('a deletion is scheduled for a day, read back as done, and restored', async () => {
    const { command } = connect();
    const id = await somebody();
    expect(await command('schedule_deletion', id).seen()).toBe('not_done');
    const { scheduledFor } = await command('schedule_deletion', id).send();
    expect(Date.parse(scheduledFor ?? '') - Date.now()).toBeGreaterThan(19 * 86_400_000);
    expect([await command('schedule_deletion', id).seen(), await command('restore', id).seen()]).toEqual([
      'done',
      'not_done',
    ]);
    await command('restore', id).send();
    expect([await command('schedule_deletion', id).seen(), await command('restore', id).seen()]).toEqual([
      'not_done',
      'done',
    ]);
  });

  test('in test mode a deletion is immediate: it is done, and restoring is contrary', async () => {
    const { command } = connect('sandbox-allpass-test');
    const id = await somebody('sandbox-allpass-test');
    await command('schedule_deletion', id).send();
    expect([await command('schedule_deletion', id).seen(), await command('restore', id).seen()]).toEqual([
      'done',
      'contrary',
    ]);
  });

  test('an applicant is moved to another flow; its number is sent as text', async () => {
    const { command, connected } = connect();
    const id = await somebody();
    expect(await command('move_flow', id, { flowId: '12' }).seen()).toBe('not_done');
    await command('move_flow', id, { flowId: '12' }).send();
    expect(await command('move_flow', id, { flowId: '12' }).seen()).toBe('done');
    expect((await connected.applicants?.read(id))?.config).toContainEqual(
      expect.objectContaining({ name: 'flow', detail: '12' }),
    );
  });

  test('a link lives for a day unless ordered otherwise, and the status stays', async () => {
    const { command, connected } = connect();
    const id = await somebody();
    const { link, linkExpiresAt } = await command('create_link', id, { flowName: 'Another document' }).send();
    expect((await fetch(link ?? '')).status).toBe(200);
    expect(Math.round((Date.parse(linkExpiresAt ?? '') - Date.now()) / 60_000)).toBe(24 * 60);
    expect((await connected.applicants?.read(id))?.status).toBe('created');
  });

  test('a command that was carried out while its answer was lost is read back as done', async () => {
    const { command } = connect();
    const id = await somebody();
    await control.fault({ kind: 'hang_after_apply', path: 'schedule-deletion', ms: 1 });
    await expect(command('schedule_deletion', id).send()).rejects.toMatchObject({ retryable: false });
    expect(await command('schedule_deletion', id).seen()).toBe('done');
  }, 20_000);
});

const accepted = (settings: object, delivery: WebhookDelivery | undefined): WebhookNotice | string => {
  if (delivery === undefined) throw new Error('nothing was delivered');
  try {
    return allpass.webhook?.read(settings, delivery) ?? 'no webhooks';
  } catch (error) {
    return (error as { reason?: string }).reason ?? String(error);
  }
};

describe.each(['sandbox-allpass-cbc', 'sandbox-allpass-cbc-body', 'sandbox-allpass-gcm'] as const)(
  'notifications of %s',
  (key) => {
    const told = async (said: { id: string; kind?: string; bad?: string }) => {
      await control.tellOnly(receiver.url, { appKey: key, cryptoKey, hmacKey });
      receiver.deliveries.length = 0;
      await control.send(said);
      return receiver.deliveries;
    };

    test.each([
      ['approved', 'applicantApproved'],
      ['changed', 'applicantStepPassed'],
      ['needs_info', 'applicantIncomplete'],
    ])('%s says whom to ask, by the id of the applicant', async (kind, type) => {
      const id = await somebody();
      const [delivery] = await told({ id, kind });
      expect(accepted(settingsFor(key), delivery)).toEqual({ kind: 'event', eventId: null, type, externalIds: [id] });
      expect(await connect(key).connected.applicants?.read(id)).toMatchObject({ externalId: id, status: 'created' });
    });

    test('an applicant created here is notified by the vendor', async () => {
      await control.tellOnly(receiver.url, { appKey: key, cryptoKey, hmacKey });
      receiver.deliveries.length = 0;
      const id = await somebody();
      await expect.poll(() => receiver.deliveries.length).toBeGreaterThan(0);
      expect(accepted(settingsFor(key), receiver.deliveries[0])).toMatchObject({
        type: 'applicantCreated',
        externalIds: [id],
      });
    });

    test.each([
      ['wrong_secret', ['signature']],
      ['wrong_signature', ['signature']],
      ['no_signature', ['signature']],
      ['bit_flip', ['signature', 'unreadable']],
      ['stale', ['too_old']],
      ['other_account', ['other_account']],
      ['garbage', ['unreadable']],
      ['deep_json', ['unreadable']],
      ['huge', ['unreadable']],
    ])('%s is refused', async (bad, reasons) => {
      const [delivery] = await told({ id: await somebody(), bad });
      expect(reasons).toContain(accepted(settingsFor(key), delivery));
    });

    test('without keys in the settings no delivery is accepted', async () => {
      const [delivery] = await told({ id: await somebody() });
      expect(accepted(settingsFor('sandbox-allpass-plain'), delivery)).toBe('no_secret');
      expect(accepted({ ...settingsFor(key), cryptoKey: '00'.repeat(32), hmacKey: 'another' }, delivery)).toBe(
        'signature',
      );
    });
  },
);

test.each(['sandbox-allpass-plain', 'sandbox-allpass-gcm'] as const)(
  'testing the connection of %s proves the key and reads no applicant',
  async (key) => {
    const asked = await control.callsOf('getApplicant');
    const { findings = [] } = (await connect(key).connected.probe?.()) ?? {};
    expect(findings[0]).toMatchObject({ what: 'Read applicants', outcome: 'works' });
    expect(findings.map(({ outcome }) => outcome)).toEqual(
      key === 'sandbox-allpass-plain'
        ? ['works', 'not_set_up', 'not_set_up', 'not_set_up']
        : ['works', 'not_tried', 'not_set_up', 'not_tried'],
    );
    expect(await control.callsOf('getApplicant')).toBe(asked);
  },
);

test('a failure inside a 200 reaches the gate as the status in the body', async () => {
  const seen: unknown[] = [];
  const gate = {
    async run<T>(call: () => Promise<T>): Promise<T> {
      try {
        return await call();
      } catch (error) {
        seen.push(error);
        throw error;
      }
    },
  };
  const http = loopbackHttp({ gate });
  const { operations } = allpass.connect(settingsFor('sandbox-allpass-gcm'), { http, now: () => new Date() });
  const applicantId = await somebody();
  await expect(operations.run('restoreApplicant', { applicantId })).rejects.toMatchObject({ code: 'conflict' });
  expect(seen).toMatchObject([{ code: 'conflict', status: 409 }]);
});
