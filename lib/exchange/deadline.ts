import { AsyncLocalStorage } from 'node:async_hooks';
import type { ProviderHttp } from '#lib/providers/http/http.ts';

const currentDeadline = new AsyncLocalStorage<number>();

/**
 * Runs `work`; every vendor call made in it has `deadline` as its latest end. A call that left later than the database
 * says could be sent a second time by another process.
 * @param deadline on the clock of `performance.now()`, in milliseconds
 */
export function sendNothingAfter<T>(deadline: number, work: () => Promise<T>): Promise<T> {
  return currentDeadline.run(deadline, work);
}

/** The same client, which gives each request the deadline set by `sendNothingAfter`, or its own if that is earlier. */
export function withDeadlines(http: ProviderHttp): ProviderHttp {
  return {
    send(request) {
      const deadline = currentDeadline.getStore();
      return http.send(
        deadline === undefined ? request : { ...request, deadline: Math.min(request.deadline ?? deadline, deadline) },
      );
    },
  };
}
