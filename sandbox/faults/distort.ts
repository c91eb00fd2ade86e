import { type Call, isRecord, type Reply } from '../http/call.ts';
import type { Vendor } from '../vendors/vendor.ts';

/** The body of a reply as text. */
export async function textOf(reply: Reply): Promise<string> {
  if ('json' in reply) return JSON.stringify(reply.json);
  if ('bytes' in reply) return reply.bytes.toString('latin1');
  let text = '';
  for await (const piece of reply.chunks) text += piece;
  return text;
}

/** The same names with values of other types; an image becomes text. */
export async function withWrongTypes(reply: Reply): Promise<Reply> {
  if ('bytes' in reply) return { ...reply, bytes: Buffer.from('no picture') };
  const json: unknown = JSON.parse(await textOf(reply));
  return { status: reply.status, json: otherType(json), headers: 'json' in reply ? reply.headers : undefined };
}

function otherType(value: unknown): unknown {
  if (isRecord(value))
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, otherType(inner)]));
  if (Array.isArray(value)) return value.length > 0 ? value.map(otherType) : 'none';
  if (typeof value === 'string') return value.length;
  if (typeof value === 'number') return { value };
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return [];
}

/** The same call for another applicant; the call unchanged when it names no applicant or the vendor has only one. */
export function aboutAnotherApplicant(call: Call, vendor: Vendor): Call {
  const people = vendor.portal.people(call.now);
  const body = call.body.toString('utf8');
  const text = `${call.path} ${call.query} ${body}`;
  const named = people.find(({ id }) => text.includes(id));
  const other = people.find(({ id }) => named && id !== named.id);
  if (!named || !other) return call;
  const swap = (text: string) => text.replaceAll(named.id, other.id);
  return {
    ...call,
    path: swap(call.path),
    query: new URLSearchParams(swap(String(call.query))),
    body: Buffer.from(body.replaceAll(named.id, other.id)),
  };
}
