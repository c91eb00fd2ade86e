import { describe, expect, test } from 'vitest';
import { allpass } from '#lib/providers/allpass/index.ts';
import { b2core } from '#lib/providers/b2core/index.ts';
import { ondato } from '#lib/providers/ondato/index.ts';
import { providers } from '#lib/providers/registry.ts';
import { vult } from '#lib/providers/vult/index.ts';
import type { SettingsDraft } from '#lib/review/connections/setting.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { settingControls } from './form.ts';
import { settingsFrom } from './parse.ts';

const vultDraft = {
  baseUrl: 'https://kyc.example',
  tokenUrl: 'https://id.example/token',
  oauthClientId: 'desk',
  oauthClientSecret: 'canary-secret-1',
};
const vultKnown = { ...vultDraft, webhookToken: 'canary-webhook-token-1' };

function problemsOf(work: () => unknown): Record<string, string> | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error.fields;
    throw error;
  }
}

describe('the form of a connection', () => {
  test.each(providers.map((provider) => [provider.id, provider] as const))('is complete for %s', (_id, provider) => {
    const drawn = settingControls(provider, null);
    expect(drawn.map(({ name }) => name)).toEqual(Object.keys(provider.settings.shape));
    expect(drawn.every(({ title, name }) => title !== name)).toBe(true);
  });

  test('says of a stored secret only that it is set', () => {
    const drawn = settingControls(vult, vultKnown);
    expect(JSON.stringify(drawn)).not.toContain('canary');
    expect(drawn.filter(({ isSet }) => isSet).map(({ name }) => name)).toEqual(Object.keys(vultKnown));
  });

  test('Control: a form with the stored settings as they are shows the secret', () => {
    const naive = settingControls(vult, null).map((control) => ({
      ...control,
      value: vultKnown[control.name as keyof typeof vultKnown],
    }));
    expect(JSON.stringify(naive)).toContain('canary');
  });

  test('has choices, switches, numbers with limits, JSON and sets of fields', () => {
    const kinds = [allpass, b2core, vult, ondato].flatMap((provider) =>
      settingControls(provider, null).map(({ control }) => control.kind),
    );
    expect(new Set(kinds)).toEqual(new Set(['text', 'choice', 'number', 'switch', 'json', 'variants']));
    const age = settingControls(allpass, null).find(({ name }) => name === 'webhookMaxAgeSeconds');
    expect(age).toMatchObject({ value: '300', control: { kind: 'number', least: 1, most: 604_800 } });
    expect(settingControls(ondato, null).find(({ name }) => name === 'webhookAuth')).toMatchObject({
      isSecret: true,
      control: { by: 'kind', variants: [{ value: 'basic' }, { value: 'hmac' }] },
    });
  });
});

describe('settings from the form', () => {
  test('have the values that were typed, with numbers, JSON and sets of fields in their types', () => {
    const operations = '{"ping": {"path": "/health"}}';
    expect(settingsFrom(vult, { ...vultDraft, scope: '', operations }, null)).toEqual({
      ...vultDraft,
      operations: { ping: { path: '/health' } },
    });
    const webhookAuth = { kind: 'basic', user: 'ondato', password: 'a-long-enough-password' };
    const draft = { clientId: 'c', clientSecret: 's', webhookAuth, webhookMaxAgeSeconds: '600' };
    expect(settingsFrom(ondato, draft, null)).toMatchObject({ webhookAuth, webhookMaxAgeSeconds: 600 });
  });

  test.each<[string, SettingsDraft, SettingsDraft | null, Record<string, string>]>([
    ['what is missing', { ...vultDraft, oauthClientSecret: '' }, null, { oauthClientSecret: 'This is needed.' }],
    [
      'an address without https',
      { ...vultDraft, baseUrl: 'http://kyc.example' },
      null,
      { baseUrl: expect.stringContaining('https') },
    ],
    ['what is not JSON', { ...vultDraft, operations: '{' }, null, { operations: 'This is not JSON.' }],
    [
      'a wrong path within JSON, by where it stands',
      { ...vultDraft, operations: '{"ping": {"path": "//evil.example"}}' },
      null,
      { operations: expect.stringContaining('ping.path') },
    ],
    [
      'secrets that would go to another address',
      { ...vultDraft, oauthClientSecret: '', webhookToken: '', baseUrl: 'https://elsewhere.example' },
      vultKnown,
      { oauthClientSecret: expect.stringContaining('again'), webhookToken: expect.stringContaining('again') },
    ],
  ])('are refused for %s', (_what, draft, known, problems) => {
    const found = problemsOf(() => settingsFrom(vult, draft, known));
    expect(found).toEqual(problems);
    expect(JSON.stringify(found)).not.toContain('canary');
  });

  test('missing in a set of fields: the problem is at that field', () => {
    const draft = {
      clientId: 'c',
      clientSecret: 's',
      webhookAuth: { kind: 'basic', password: 'a-long-enough-password' },
    };
    expect(problemsOf(() => settingsFrom(ondato, draft, null))).toEqual({ 'webhookAuth.user': 'This is needed.' });
  });

  test('keep a secret that was left empty, and lose a value that was cleared', () => {
    const draft = { ...vultDraft, oauthClientSecret: '', webhookToken: '' };
    expect(settingsFrom(vult, draft, vultKnown)).toEqual(vultKnown);
    expect(settingsFrom(vult, { ...draft, webhookToken: null }, vultKnown)).toEqual(vultDraft);
  });

  test('of another provider are refused', () => {
    expect(() => settingsFrom(vult, { ...vultDraft, apiKey: 'canary' }, null)).toThrow('not the one of this provider');
  });
});
