import { type Call, isRecord, type Reply } from '../http/call.ts';
import type { Vendor } from '../vendors/vendor.ts';

/** The text of an answer, whichever way it would be written. */
export async function textOf(reply: Reply): Promise<string> {
  if ('json' in reply) return JSON.stringify(reply.json);
  if ('bytes' in reply) return reply.bytes.toString('latin1');
  let text = '';
  for await (const piece of reply.chunks) text += piece;
  return text;
}

/** The same names with values of other kinds; a picture becomes none. */
export async function distorted(reply: Reply): Promise<Reply> {
  if ('bytes' in reply) return { ...reply, bytes: Buffer.from('no picture') };
  const json: unknown = JSON.parse(await textOf(reply));
  return { status: reply.status, json: otherKind(json), headers: 'json' in reply ? reply.headers : undefined };
}

function otherKind(value: unknown): unknown {
  if (isRecord(value))
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, otherKind(inner)]));
  if (Array.isArray(value)) return value.length > 0 ? value.map(otherKind) : 'none';
  if (typeof value === 'string') return value.length;
  if (typeof value === 'number') return { value };
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return [];
}

/** The same call about somebody else; the call itself where it names nobody, or the vendor has nobody else. */
export function aboutAnother(call: Call, vendor: Vendor): Call {
  const people = vendor.backstage.people(call.now);
  const body = call.body.toString('utf8');
  const said = `${call.path} ${call.query} ${body}`;
  const asked = people.find(({ id }) => said.includes(id));
  const other = people.find(({ id }) => asked && id !== asked.id);
  if (!asked || !other) return call;
  const swap = (text: string) => text.replaceAll(asked.id, other.id);
  return {
    ...call,
    path: swap(call.path),
    query: new URLSearchParams(swap(String(call.query))),
    body: Buffer.from(body.replaceAll(asked.id, other.id)),
  };
}
