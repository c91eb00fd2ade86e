import { type Call, type Reply, readJson } from '#sandbox/http/call.ts';

export type Body = Record<string, unknown>;

export type Route = { name: string; run(call: Call): Reply | Promise<Reply> };

/** Key: method and path, such as `POST /idv/session/read`. */
export type Routes = Readonly<Record<string, Route>>;

/** An operation with a JSON body (none for GET) and a JSON answer. */
export function inJson(name: string, run: (body: Body, call: Call) => unknown): Route {
  return {
    name,
    run: async (call) => ({ status: 200, json: await run(call.method === 'GET' ? {} : readJson(call), call) }),
  };
}
