import { describe, expect, test } from 'vitest';
import { type Source, sources } from '#test/boundaries/imports.ts';
import { providers } from './registry.ts';

/**
 * A vendor's name and its vocabulary stay in its folder, the registry, and where data is invented
 * (docs/architecture.md, "The port").
 */
const registry = /^lib\/providers\/registry\.ts$/;
const inventing = /^(sandbox|bin\/sandbox|bin\/test|test|bench|e2e)\/|^bin\/demo\.ts$/;
const testing = /\.(test|spec)\.tsx?$/;
/** Reads records that were sealed when the common applicant still held these words. */
const formerRecords = 'lib/data/applicants/former-content.ts';

const isProduct = ({ path }: Source) => !registry.test(path) && !inventing.test(path) && !testing.test(path);

/** Where a vendor's id or label is found outside its folder: `path: word`. */
function named(files: readonly Source[]): string[] {
  return providers.flatMap(({ id, label }) => {
    const isNamed = (text: string) => [id, label].some((name) => text.toLowerCase().includes(name.toLowerCase()));
    const others = files.filter(isProduct).filter(({ path }) => !path.startsWith(`lib/providers/${id}/`));
    return others.flatMap(({ path, text }) => (isNamed(text) || isNamed(path) ? [`${path}: ${id}`] : []));
  });
}

/** Keys and enumerations of single vendors; what the field itself calls OFAC or AAMVA is not among them. */
const vocabulary: [what: string, pattern: RegExp][] = [
  ['a check of a motor vehicle department', /\bdmv\b|\bdmv_|(?<!true)_match\b(?=['"`])|_crosscheck\b/i],
  ['a key of a registry or list', /\b(aamva|ofac|idv|ida|idv_sdk)_[a-z]/i],
  ['an enumeration', /\b[a-z]+(_[a-z]+)*_e\b/],
  ['an id of weights', /\bweights_?ids?\b/i],
  ['an id of a set-up', /\bset_?up_?(version_?)?ids?\b/i],
  ['a flow', /\bflow_?(ids?|names?)\b/i],
  [
    'an id of a session or identity',
    /\b(session|identity)_id\b|\bidentity_?verifications?\b|\bkyc_?identifications?\b/i,
  ],
  ['a flag of a flow', /\b(auto_?approve|unique_?face_?match)\b/i],
  ['a certificate or grant', /\b(service-cert|previuosLevel|servicesData)\b/],
];

/** Where a word of one vendor is found outside its folder: `path: what`. */
function spoken(files: readonly Source[]): string[] {
  const vendorFolders = providers.map(({ id }) => `lib/providers/${id}/`);
  const shared = files
    .filter(isProduct)
    .filter(({ path }) => path !== formerRecords && !vendorFolders.some((folder) => path.startsWith(folder)));
  return shared.flatMap(({ path, text }) =>
    vocabulary.filter(([, pattern]) => pattern.test(text)).map(([what]) => `${path}: ${what}`),
  );
}

test('No vendor is named outside its folder and the registry', () => {
  expect(named(sources())).toEqual([]);
});

test('No vendor’s vocabulary is spoken outside its folder', () => {
  expect(spoken(sources())).toEqual([]);
});

describe('Controls', () => {
  test.each([
    ['app/(desk)/queue/page.tsx', "if (provider === 'blockpass') return null;"],
    ['lib/data/applicants/save.ts', '// Vult has no such thing'],
    ['components/review/badge.tsx', "const label = 'B2Core';"],
    ['lib/providers/vult/api.ts', "import { read } from '../ondato/api.ts';"],
    ['lib/exchange/sync/allpass-pull.ts', ''],
  ])('Caught: %s with %s', (path, text) => {
    expect(named([{ path, text }])).toHaveLength(1);
  });

  test.each([
    ['lib/review/facts/compared-fields.ts', "name.endsWith('_match')"],
    ['lib/review/applicant/labels.ts', 'const prefix = /^(dmv|doc)(_|$)/;'],
    ['lib/review/applicant/applicant.ts', '/** Such as `dmv_birth_date_match`. */'],
    ['lib/review/applicant/applicant.ts', 'type Config = { weightsId: string | null };'],
    ['lib/review/facts/session.ts', "fact('Set-up', config.setupId, config.setupVersionId)"],
    ['lib/review/facts/session.ts', "fact('Flow', config.flowName, null)"],
    ['lib/data/cases/open.ts', "row.status_e === 'complete'"],
    ['lib/exchange/sync/freshness.ts', 'const at = session.ofac_detected_at;'],
    ['components/review/checks.tsx', "check.name.endsWith('name_crosscheck')"],
    ['lib/providers/reading/blank.ts', 'const blank = { autoApprove: null };'],
    ['lib/exchange/webhooks/receive.ts', 'const { session_id } = body;'],
  ])('Caught: %s with %s', (path, text) => {
    expect(spoken([{ path, text }])).not.toEqual([]);
  });

  test.each([
    ['lib/providers/vult/checks.ts', "const name = 'dmv_status_e';"],
    [formerRecords, 'type Former = { weightsId: string };'],
    ['lib/review/facts/document-field.ts', '// AAMVA DL/ID: sex 1 is male, 2 is female.'],
    ['lib/review/case/blockers.ts', 'return /sanction|ofac|sdn/i.test(list);'],
    ['lib/review/commands/sentence.ts', "move_flow: 'Move to another flow', write_weights: 'Write weights',"],
  ])('Allowed: %s with %s', (path, text) => {
    expect(spoken([{ path, text }])).toEqual([]);
  });
});
