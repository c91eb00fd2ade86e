import type { RuleValues } from '#lib/review/rules/rule.ts';

/** The sandbox's rules, read and changed over HTTP beside Docket, as someone in the vendor's own portal would. */
export type RulesAtVendor = {
  weights(): Promise<Record<string, number>>;
  switches(type: string, source: string): Promise<Record<string, boolean>>;
  change(weights: RuleValues): Promise<void>;
  changeSwitches(type: string, source: string, switches: Record<string, boolean>): Promise<void>;
};

/** @param user_id whose rules they are */
export function rulesAt(sandboxUrl: string, user_id = 'user-sandbox'): RulesAtVendor {
  const scope = { client_id: 'client-sandbox', user_id };
  const call = async (method: 'GET' | 'POST', path: string, content: Record<string, unknown>) => {
    const token = await tokenFrom(sandboxUrl);
    const query = method === 'GET' ? `?${new URLSearchParams(content as Record<string, string>)}` : '';
    const answer = await fetch(`${sandboxUrl}/vult${path}${query}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(method === 'POST' ? { body: JSON.stringify(content) } : {}),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Record<string, unknown>;
  };
  const weights = async () => numbersIn(await call('GET', '/idv/weights', scope));
  const switches = async (type_e: string, data_source_e: string) => {
    const told = await call('GET', '/idv/requirements', { ...scope, type_e, data_source_e });
    const [row] = told.requirements as Record<string, unknown>[];
    return switchesIn(row ?? {});
  };
  return {
    weights,
    switches,
    async change(changed) {
      await call('POST', '/idv/weights', { ...scope, ...(await weights()), ...changed });
    },
    async changeSwitches(type_e, data_source_e, changed) {
      const now = await switches(type_e, data_source_e);
      await call('POST', '/idv/requirements', { ...scope, type_e, data_source_e, ...now, ...changed });
    },
  };
}

async function tokenFrom(sandboxUrl: string): Promise<string> {
  const answer = await fetch(`${sandboxUrl}/vult/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: 'sandbox-vult',
      client_secret: 'sandbox-vult-secret',
    }),
  });
  return String(((await answer.json()) as { access_token: string }).access_token);
}

function numbersIn(told: Record<string, unknown>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(told).filter((entry): entry is [string, number] => Number.isFinite(entry[1])),
  );
}

function switchesIn(told: Record<string, unknown>): Record<string, boolean> {
  return Object.fromEntries(
    Object.entries(told).filter((entry): entry is [string, boolean] => typeof entry[1] === 'boolean'),
  );
}
