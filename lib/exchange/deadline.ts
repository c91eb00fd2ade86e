import { AsyncLocalStorage } from 'node:async_hooks';
import type { ProviderHttp } from '#lib/providers/http/http.ts';

const current = new AsyncLocalStorage<number>();

/**
 * Runs `work` so that no call to a vendor in it leaves after `until`, on the clock of `performance.now()`, whatever it
 * is made of: what is sent later than others believe could be sent twice.
 */
export function before<T>(until: number, work: () => Promise<T>): Promise<T> {
  return current.run(until, work);
}

/** The same way out, keeping to the deadline of whoever calls. */
export function withDeadlines(http: ProviderHttp): ProviderHttp {
  return {
    send(request) {
      const until = current.getStore();
      return http.send(
        until === undefined ? request : { ...request, deadline: Math.min(request.deadline ?? until, until) },
      );
    },
  };
}
