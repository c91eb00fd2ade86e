import { Pool } from 'undici';

/** Milliseconds of one request after another, and requests a second at 16 connections. */
export type Figures = { p50: number; p95: number; perSecond: number };
export type Asked = { url: string; headers: Record<string, string> };

const oneByOne = 100;
const rounds = 4;
const connections = 16;
const requestsAtOnce = 320;

/** Measures addresses in turns, round by round. @throws Error when one does not answer 200 */
export async function measure(asked: readonly Asked[]): Promise<Figures[]> {
  const measured = asked.map((one) => ({ ...one, times: [] as number[], perSecond: [] as number[] }));
  for (const one of measured) await inTurn(one, 20);
  for (let round = 0; round < rounds; round += 1)
    for (const one of measured) {
      one.times.push(...(await inTurn(one, oneByOne / rounds)));
      one.perSecond.push(await atOnce(one));
    }
  return measured.map(({ times, perSecond }) => ({
    p50: at(times, 0.5),
    p95: at(times, 0.95),
    perSecond: at(perSecond, 0.5),
  }));
}

async function inTurn(asked: Asked, count: number): Promise<number[]> {
  const pool = new Pool(new URL(asked.url).origin, { connections: 1 });
  const times: number[] = [];
  for (let request = 0; request < count; request += 1) {
    const began = performance.now();
    await get(pool, asked);
    times.push(performance.now() - began);
  }
  await pool.close();
  return times;
}

async function atOnce(asked: Asked): Promise<number> {
  const pool = new Pool(new URL(asked.url).origin, { connections });
  const began = performance.now();
  let left = requestsAtOnce / rounds;
  const work = async () => {
    while (left-- > 0) await get(pool, asked);
  };
  await Promise.all(Array.from({ length: connections }, work));
  const seconds = (performance.now() - began) / 1_000;
  await pool.close();
  return requestsAtOnce / rounds / seconds;
}

async function get(pool: Pool, { url, headers }: Asked): Promise<void> {
  const { pathname, search } = new URL(url);
  const { statusCode, body } = await pool.request({ path: pathname + search, method: 'GET', headers });
  await body.dump({ limit: 10_000_000 });
  if (statusCode !== 200) throw new Error(`${pathname} answered ${statusCode}`);
}

function at(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
