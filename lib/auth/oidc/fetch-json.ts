import { fetch, type RequestInit } from 'undici';
import { isSafeAddress } from '#lib/issuer-settings.ts';
import { readAtMost } from '#lib/read-at-most.ts';
import { IssuerProblem } from './problem.ts';

/** The longest that one call to the issuer takes, in milliseconds, its body included. */
const longestMs = 5_000;

/** The largest answer that is read, in bytes. */
const largest = 256 * 1024;

/**
 * Calls the issuer and reads a JSON object: https (or this machine), no redirect followed, at most 5 s and 256 KB.
 * @param what the answer in a word, for the log
 * @throws IssuerProblem `unreachable`; `not_accepted` for an answer that refuses (4xx)
 */
export async function fetchJson(
  address: string,
  what: string,
  init: RequestInit = {},
): Promise<Readonly<Record<string, unknown>>> {
  if (!isSafeAddress(address)) throw new IssuerProblem('unreachable', `${what}: unsafe address`);
  const text = await textOf(address, what, init);
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new IssuerProblem('unreachable', `${what}: no JSON object`);
}

async function textOf(address: string, what: string, init: RequestInit): Promise<string> {
  const timeLimit = AbortSignal.timeout(longestMs);
  const stop = new AbortController();
  const signal = AbortSignal.any([timeLimit, stop.signal]);
  try {
    const answer = await fetch(address, { ...init, redirect: 'error', signal });
    const { bytes, isWhole } = await readAtMost(answer.body, largest);
    if (!isWhole) {
      stop.abort();
      throw new IssuerProblem('unreachable', `${what}: too large`);
    }
    if (answer.ok) return bytes.toString('utf8');
    const isRefusal = answer.status >= 400 && answer.status < 500;
    throw new IssuerProblem(isRefusal ? 'not_accepted' : 'unreachable', `${what}: status ${answer.status}`);
  } catch (error) {
    if (error instanceof IssuerProblem) throw error;
    // These are thrown for a name without an address, a refused or broken connection, a redirect and the time limit.
    if (!(error instanceof TypeError || error instanceof DOMException)) throw error;
    throw new IssuerProblem('unreachable', `${what}: ${timeLimit.aborted ? 'time limit' : 'no connection'}`);
  }
}
