import type { Known } from './match.ts';

/** A false positive that is remembered. `reviewOn`: YYYY-MM-DD, the day from which it no longer holds. */
export type Clearance = Omit<Known, 'vendorIds'> & { reviewOn: string; isRevoked: boolean };

/** A clearance holds at most two years. */
export const clearanceMaxDays = 730;

/** Whether a clearance holds: not revoked, and its review date has not come. */
export function isInForce({ reviewOn, isRevoked }: Pick<Clearance, 'reviewOn' | 'isRevoked'>, now: Date): boolean {
  return !isRevoked && reviewOn > now.toISOString().slice(0, 10);
}

/**
 * What a clearance says about a hit of the same person. `clears`: same entry, unchanged. `changed`: same entry, and
 * something of it changed: the hit stays open. Null: it says nothing. The entry is the same by any of its ids; where
 * neither has ids, by its content.
 */
export function clearanceSays(
  clearance: Omit<Clearance, 'reviewOn' | 'isRevoked'>,
  hit: Omit<Known, 'vendorIds'>,
): 'clears' | 'changed' | null {
  const isSameContent = clearance.contentHash === hit.contentHash;
  if (clearance.entityKeys.length === 0 && hit.entityKeys.length === 0) return isSameContent ? 'clears' : null;
  if (!clearance.entityKeys.some((key) => hit.entityKeys.includes(key))) return null;
  return isSameContent ? 'clears' : 'changed';
}
