import type { VultOperation } from '../operations/operation.ts';
import type { VultSettings } from '../settings.ts';

/** The call as a reviewer is told it, with the method and path of this account's settings and without ids. */
export function callText(operation: VultOperation, { operations }: VultSettings): string {
  const { method, path } = { method: operation.method, path: operation.path, ...operations?.[operation.name] };
  return `${method} ${path.replaceAll(/\{\w+\}/g, '…')}`;
}
