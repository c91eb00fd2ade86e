import { connectionLines } from '#lib/data/connection-lines.ts';
import { providerById } from '#lib/providers/registry.ts';
import type { Actor } from '#lib/review/actor.ts';
import type { ConnectionList } from '#lib/review/connection-view.ts';

/** How every connection is now. @throws Refusal `not_allowed` */
export async function connectionList(actor: Actor): Promise<ConnectionList> {
  const connections = await connectionLines(actor, (provider) => providerById(provider)?.label ?? provider);
  return { connections, readAt: new Date().toISOString() };
}
