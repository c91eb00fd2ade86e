/** Steers a running sandbox for tests, over its own `/control` addresses and nothing else. */
export function sandboxControl(url: string, vendor: string) {
  const post = async (path: string, body: object): Promise<unknown> => {
    const answer = await fetch(`${url}/control/${path}`, { method: 'POST', body: JSON.stringify({ vendor, ...body }) });
    const said: unknown = await answer.json();
    if (!answer.ok) throw new Error(`the sandbox does not ${path}: ${JSON.stringify(said)}`);
    return said;
  };
  return {
    /** How often the vendor was asked for this operation. */
    async callsOf(operation: string): Promise<number> {
      const { calls } = (await (await fetch(`${url}/control/log`)).json()) as {
        calls: Record<string, Record<string, number>>;
      };
      return calls[vendor]?.[operation] ?? 0;
    },
    /** Everything this vendor tells goes to this address from now on, and nowhere else. */
    async tellOnly(address: string, settings: Record<string, string>): Promise<void> {
      await post('webhooks', { url: null });
      await post('webhooks', { url: address, settings });
    },
    /** Sends one notification now. */
    send: (said: { id: string; kind?: string; bad?: string }) => post('webhooks/send', said),
    complete: (id: string) => post('complete', { id }),
    fault: (said: object) => post('faults', said),
  };
}
