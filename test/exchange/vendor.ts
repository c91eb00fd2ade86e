import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A vendor with any number of applicants, which are made up only when they are read; it records its calls. Its list is
 * that of Blockpass for a key without images; single applicants are as Allpass sends them.
 */
export type TestVendor = {
  url: string;
  /** Each call: its time (`performance.now()`), its path, and how many calls were under way. */
  calls: { at: number; path: string; skip: number; underWay: number; bytes: number }[];
  /** Changes an applicant's status at the vendor, without a webhook. */
  change(index: number): void;
  /** Undoes all changes. */
  reset(): void;
  /** Whether reading archives applicants, as some of Blockpass's keys do. Resets the count of `erased`. */
  erase(isOn: boolean): void;
  /** How many applicants reading has archived. */
  erased(): number;
  close(): Promise<void>;
};

type TestPerson = { index: number; hasChanged: boolean };

export async function testVendor({ people }: { people: number }): Promise<TestVendor> {
  const changed = new Set<number>();
  const calls: TestVendor['calls'] = [];
  let underWay = 0;
  const erased = { isOn: false, people: new Set<number>() };
  const person = (index: number): TestPerson => ({ index, hasChanged: changed.has(index) });
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://vendor');
    const call = {
      at: performance.now(),
      path: url.pathname,
      skip: Number(url.searchParams.get('skip') ?? 0),
      underWay: ++underWay,
      bytes: 0,
    };
    calls.push(call);
    response.once('close', () => underWay--);
    call.bytes = answer(request, response, url, { people, person, erased });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    change: (index) => changed.add(index),
    reset: () => changed.clear(),
    erase(isOn) {
      erased.isOn = isOn;
      erased.people.clear();
    },
    erased: () => erased.people.size,
    close,
  };
}

const twoDigits = (value: number) => String(value).padStart(2, '0');

export function recordId(index: number): string {
  return `64f1c0de00${index.toString(16).padStart(14, '0')}`;
}

export function applicantId(index: number): string {
  return `applicant-${String(index).padStart(6, '0')}`;
}

/** The most calls that began within any period of this many seconds. */
export function mostCallsWithin(calls: readonly { at: number }[], seconds: number): number {
  const times = calls.map(({ at }) => at).sort((a, b) => a - b);
  return Math.max(
    0,
    ...times.map((from, first) => times.filter((at, index) => index >= first && at < from + seconds * 1_000).length),
  );
}

type Erased = { isOn: boolean; people: Set<number> };

type People = { people: number; person(index: number): TestPerson; erased: Erased };

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  { people, person, erased }: People,
): number {
  const [, one] = /\/(?:recordId|applicant)\/(?:applicant-|64f1c0de00)?([0-9a-f]+)$/.exec(url.pathname) ?? [];
  if (url.pathname.endsWith('/applicants')) {
    const skip = Number(url.searchParams.get('skip') ?? 0);
    const limit = Number(url.searchParams.get('limit') ?? 100);
    const records = Array.from({ length: Math.max(0, Math.min(limit, people - skip)) }, (_, at) =>
      candidate(person(skip + at), erased),
    );
    return send(response, { status: 'success', data: { records, total: people, skip, limit } });
  }
  if (one === undefined || request.method !== 'GET') return send(response, { error: 'Not found' }, 404);
  if (url.pathname.startsWith('/api/'))
    return send(response, { status: true, statusCode: 200, data: applicant(person(Number.parseInt(one, 10))) });
  return send(response, { status: 'success', data: candidate(person(Number.parseInt(one, 16)), erased) });
}

function send(response: ServerResponse, value: unknown, status = 200): number {
  const text = JSON.stringify(value);
  response.writeHead(status, { 'content-type': 'application/json' }).end(text);
  return text.length;
}

/** An applicant that has not changed was approved long ago. */
function candidate({ index, hasChanged }: TestPerson, erased: Erased) {
  if (erased.isOn) erased.people.add(index);
  const said = (type: string, value: unknown) => ({ type, value });
  return {
    status: hasChanged ? 'waiting' : 'approved',
    recordId: recordId(index),
    refId: `customer-${index}`,
    isArchived: false,
    ...(erased.isOn ? { willArchiveAtDate: '2026-11-21T12:00:10.000Z' } : {}),
    waitingDate: hasChanged ? '2026-11-20T08:00:00.000Z' : '2026-09-01T08:00:00.000Z',
    approvedDate: hasChanged ? null : '2026-09-02T08:00:00.000Z',
    identities: {
      given_name: said('string', `Given${index % 977}`),
      family_name: said('string', `Family${index % 1_009}`),
      dob: said('date', `${twoDigits(1 + (index % 12))}/${twoDigits(1 + (index % 28))}/19${60 + (index % 40)}`),
      email: said('string', `person${index}@example.com`),
      address: said(
        'string',
        JSON.stringify({ address: `${index} Long Street`, city: 'Porto', country: 'PRT', postalCode: '4000-001' }),
      ),
    },
    certs: {},
  };
}

/** An applicant that has not changed has no final status, so only reading it shows a change. */
function applicant({ index, hasChanged }: TestPerson) {
  return {
    id: applicantId(index),
    externalUserId: `customer-${index}`,
    status: hasChanged ? 'COMPLETED' : 'INCOMPLETE',
    createdAt: '2026-09-01T08:00:00.000Z',
    updatedAt: hasChanged ? '2026-11-20T08:00:00.000Z' : '2026-09-01T08:00:00.000Z',
    fullName: `Given${index % 977} Family${index % 1_009}`,
    servicesData: [],
  };
}
