import { type Call, isRecord, type Reply, readJson } from '#sandbox/http/call.ts';
import { ONDATO_ACCOUNT } from './account.ts';
import { identificationJson } from './identification.ts';
import { invalid, momentOf } from './input.ts';
import type { Store } from './store.ts';

const PAGE = 100;

/**
 * `POST /v1/identifications/filter`: a list; the total is in a header when requested. The vendor documents no paging;
 * `offset` and `limit` are an assumption.
 */
export function listIdentifications(store: Store, call: Call): Reply {
  const { applicationId, createdUtc } = readJson(call);
  const range = isRecord(createdUtc) ? createdUtc : {};
  const [from, to] = [momentOf(range, 'from'), momentOf(range, 'to')];
  if (typeof from === 'object' && from !== null) return invalid(from);
  if (typeof to === 'object' && to !== null) return invalid(to);
  const isOurs =
    applicationId === undefined || applicationId === null || applicationId === ONDATO_ACCOUNT.applicationId;
  const fitting = (isOurs ? store.all() : []).filter(({ progress }) => {
    const at = progress.identifiedUtc === null ? null : Date.parse(progress.identifiedUtc);
    return at !== null && progress.status !== null && (from === null || at >= from) && (to === null || at <= to);
  });
  const offset = count(call, 'offset', 0);
  const page = fitting.slice(offset, offset + Math.min(PAGE, count(call, 'limit', PAGE)));
  const isCounted = call.headers['return-total-count'] === 'true';
  const json = page.map((session) => identificationJson(session, store.redactionsOf(session), call.now));
  return { status: 200, json, headers: isCounted ? { 'total-count': String(fitting.length) } : {} };
}

function count({ query }: Call, name: string, fallback: number): number {
  const text = query.get(name) ?? '';
  return /^\d{1,9}$/.test(text) ? Number(text) : fallback;
}
