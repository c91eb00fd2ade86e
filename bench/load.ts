import { Pool } from 'undici';
import type { Path } from './questions.ts';

/** Milliseconds of one request after another, and requests a second at 16 connections. */
export type Figures = { p50: number; p95: number; perSecond: number };
/** What is asked, at so many connections: `ask` does it once. */
export type Asked = (connections: number) => { ask: () => Promise<unknown>; close?: () => Promise<void> };

const oneByOne = 100;
const rounds = 4;
const connections = 16;
const requestsAtOnce = 1_600;
/** A round ends after this time with what it has, so that a question that takes seconds does not take hours. */
const roundMs = 8_000;
/**
 * Asked before, at 16 connections: a server at work has compiled what it runs often, and PostgreSQL has planned it and
 * read what it needs.
 */
const warmUp = { requests: 400, ms: 4_000 };
/** How often a question is asked of each side, at most. */
export const asksOfEach = warmUp.requests + oneByOne + requestsAtOnce;

/** A path of a server, or one for each turn. @throws Error when it does not answer 200 */
export function address(origin: string, path: Path, headers: Record<string, string> = {}): Asked {
  let turn = 0;
  return (connections) => {
    const pool = new Pool(origin, { connections });
    const ask = async () => {
      turn += 1;
      const asked = typeof path === 'string' ? path : path(turn);
      const { statusCode, body } = await pool.request({ path: asked, method: 'GET', headers });
      await body.dump({ limit: 10_000_000 });
      if (statusCode !== 200) throw new Error(`${asked} answered ${statusCode}`);
    };
    return { ask, close: () => pool.close() };
  };
}

/** Measures in turns, round by round. */
export async function measure(asked: readonly Asked[]): Promise<Figures[]> {
  const measured = asked.map((one) => ({ one, times: [] as number[], perSecond: [] as number[] }));
  for (const { one } of measured) await atOnce(one, warmUp.requests, warmUp.ms);
  for (let round = 0; round < rounds; round += 1)
    for (const { one, times, perSecond } of measured) {
      times.push(...(await inTurn(one, oneByOne / rounds)));
      perSecond.push(await atOnce(one, requestsAtOnce / rounds, roundMs));
    }
  return measured.map(({ times, perSecond }) => ({
    p50: at(times, 0.5),
    p95: at(times, 0.95),
    perSecond: at(perSecond, 0.5),
  }));
}

async function inTurn(asked: Asked, count: number): Promise<number[]> {
  const { ask, close } = asked(1);
  const times: number[] = [];
  const until = performance.now() + roundMs;
  while (times.length < count && (times.length === 0 || performance.now() < until)) {
    const began = performance.now();
    await ask();
    times.push(performance.now() - began);
  }
  await close?.();
  return times;
}

/** So many requests, or as many as this time allows. Returns how many there were in a second. */
async function atOnce(asked: Asked, most: number, ms: number): Promise<number> {
  const { ask, close } = asked(connections);
  const began = performance.now();
  let begun = 0;
  const work = async () => {
    while (begun < most && performance.now() < began + ms) {
      begun += 1;
      await ask();
    }
  };
  await Promise.all(Array.from({ length: connections }, work));
  const seconds = (performance.now() - began) / 1_000;
  await close?.();
  return begun / seconds;
}

function at(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
