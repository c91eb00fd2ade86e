/**
 * Found by attack: a NUL and a lone surrogate in the reason of a reveal reached the database, and its error was logged
 * as a bug. This test finds every text that an action or a route takes in its schema, and sends what no text may hold.
 * A new input that takes any string makes it fail.
 */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { z } from 'zod';

import { doors } from '#lib/auth/doors.ts';
import { credentials } from '#lib/auth/options.ts';
import { idsInFile } from '#lib/exchange/sync/import-file.ts';
import { filterParts } from '#lib/review/case/filter/parts.ts';
import { readAddress as readQueue } from '#lib/review/case/queue-address.ts';
import { readHitAddress } from '#lib/review/hits/address.ts';
import { readAddress as readLedger } from './(desk)/audit/address.ts';

const declared = vi.hoisted(() => new Map<string, z.ZodType | 'text' | 'reads'>());

// Records what each door is declared with; a test has no request of Next.js.
vi.mock('next/navigation', () => ({ redirect: () => undefined, unstable_rethrow: () => undefined }));
vi.mock('#lib/action.ts', () => {
  const action = (door: string, schema: z.ZodType) => void declared.set(door, schema);
  return { action, openAction: action };
});
vi.mock('#lib/route.ts', () => ({
  writing: (door: string, schema: z.ZodType) => void declared.set(door, schema),
  attaching: (door: string, schema: z.ZodType) => void declared.set(door, schema),
  uploading: (door: string) => void declared.set(door, 'text'),
  reading: (door: string) => void declared.set(door, 'reads'),
}));

const hostile: [name: string, text: string][] = [
  ['a NUL', '\u0000'],
  ['a bell', '\u0007'],
  ['an escape', '\u001b'],
  ['a control of the second set', '\u0085'],
  ['a lone high surrogate', '\ud800'],
  ['a lone low surrogate', '\udc00'],
  ['a NUL and a lone surrogate', '\u0000\ud800'],
  ['a NUL between the halves of a pair', '\ud83d\u0000\ude00'],
  ['a right-to-left override', '\u202e'],
  ['a right-to-left isolate', '\u2067'],
];

const isHostile = (text: string) =>
  !text.isWellFormed() || /(?![\t\n\r])[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(text);

/** An id at a vendor is only looked up: only what PostgreSQL's text can't hold is refused. */
const vendorIds = ['externalId'];
const isNotForPostgres = (text: string) => !text.isWellFormed() || text.includes('\0');

/** Doors whose input has no schema, and where it is checked. */
const readOtherwise: Record<string, string> = {
  'route /api/auth/[...nextauth]': 'the fields of signing in, below',
  'route /api/webhooks/[connection]/[[...token]]': 'bytes, verified by the vendor’s signature before they are read',
  'route /api/health': 'nothing',
};

type Taken = { path: string; schema: z.ZodType };

/** Every place of a schema where text, or anything at all, may come in. */
function textsOf(schema: z.ZodType, path = ''): Taken[] {
  const def = (schema as z.ZodType & { def: Def }).def;
  const inside = (inner: z.ZodType, name = '') => textsOf(inner, [path, name].filter(Boolean).join('.'));
  if (def.type === 'object') return Object.entries(def.shape ?? {}).flatMap(([name, one]) => inside(one, name));
  if (def.type === 'array' && def.element) return inside(def.element, '[]');
  if (def.type === 'union') return (def.options ?? []).flatMap((one) => inside(one));
  if (def.type === 'record' && def.keyType && def.valueType)
    return [...inside(def.keyType, '{key}'), ...inside(def.valueType, '{}')];
  if (def.innerType) return inside(def.innerType);
  if (['number', 'boolean', 'null', 'undefined', 'enum', 'literal'].includes(def.type)) return [];
  return [{ path, schema }];
}

type Def = {
  type: string;
  shape?: Record<string, z.ZodType>;
  element?: z.ZodType;
  options?: z.ZodType[];
  keyType?: z.ZodType;
  valueType?: z.ZodType;
  innerType?: z.ZodType;
};

/** The hostile texts that a schema lets through, alone or inside of what it takes. */
function letThrough({ path, schema }: Taken): string[] {
  const isBad = vendorIds.includes(path) ? isNotForPostgres : isHostile;
  return hostile
    .filter(([, text]) => {
      const sample = `Plain ${text} text of ours`;
      const samples = [sample, { name: sample, [sample]: 'name', list: [sample], inner: { name: sample } }];
      return samples.some((one) => {
        const result = schema.safeParse(one);
        return result.success && holds(result.data, isBad);
      });
    })
    .map(([name]) => `${path}: ${name}`);
}

function holds(value: unknown, isBad: (text: string) => boolean): boolean {
  if (typeof value === 'string') return isBad(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([name, one]) => holds(name, isBad) || holds(one, isBad));
}

const files = (await readdir(import.meta.dirname, { recursive: true })).filter((file) =>
  /(^|[/-])(actions|route)\.ts$/.test(file),
);
for (const file of files) await import(join(import.meta.dirname, file));

const doorsThatTakeInput = Object.keys(doors).filter((door) => !door.startsWith('page ') && !(door in readOtherwise));

describe('What a browser may send', () => {
  test.each(doorsThatTakeInput)('%s takes no text as it comes', (door) => {
    const schema = declared.get(door);
    expect(schema, 'declared by action, openAction, writing, attaching, uploading or reading').toBeDefined();
    if (typeof schema === 'object') expect(textsOf(schema).flatMap(letThrough)).toEqual([]);
  });

  test('every door that uploads text is known here', () => {
    const uploads = [...declared].filter(([, schema]) => schema === 'text').map(([door]) => door);
    expect(uploads).toEqual(['route /api/connections/[id]/ids']);
    for (const [, text] of hostile) expect(() => idsInFile(`id\nab${text}cd`)).toThrow('row 2');
  });

  test('the fields of signing in', () => {
    expect(textsOf(credentials).map(({ path }) => path)).toEqual(['email', 'password', 'code']);
    expect(textsOf(credentials).flatMap(letThrough)).toEqual([]);
  });

  test.each(hostile)('an address bar with %s', (_name, text) => {
    const bad = `a${text}b`;
    const parts = Object.fromEntries(filterParts.map((part) => [part, [bad, 'vip']]));
    const queue = readQueue({ text: bad, cursor: bad, provider: bad, tab: bad, sort: bad, ...parts });
    const ledger = readLedger({ kind: bad, subject: bad, before: bad });
    const names = ['tab', 'list', 'provider', 'topic', 'assignee', 'cursor'];
    const hits = readHitAddress(new URLSearchParams(names.map((name) => [name, bad])));
    expect(holds([queue, ledger, hits], isHostile)).toBe(false);
  });
});

test('control: a bare string, a trimmed one and anything at all are found', () => {
  const naive = z.strictObject({
    reason: z.string().trim().max(500).nullable(),
    list: z.array(z.strictObject({ note: z.string() })),
    input: z.record(z.enum(['a', 'name']), z.unknown()),
  });
  expect(new Set(textsOf(naive).flatMap(letThrough))).toEqual(
    new Set(['reason', 'list.[].note', 'input.{}'].flatMap((path) => hostile.map(([name]) => `${path}: ${name}`))),
  );
});
