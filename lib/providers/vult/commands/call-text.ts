import type { VultOperation } from '../operations/operation.ts';
import type { VultSettings } from '../settings.ts';

/** The call as it is told before it is made, with the method and path that this account's settings give it. */
export function callText(operation: VultOperation, { operations }: VultSettings): string {
  const { method, path } = { method: operation.method, path: operation.path, ...operations?.[operation.name] };
  return `${method} ${path.replaceAll(/\{\w+\}/g, '…')}`;
}
