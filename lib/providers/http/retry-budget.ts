const floor = 20;
const share = 0.1;

/**
 * Limits retries to a tenth of the calls in the long run, so that retries do not add to the load of a failing vendor
 * (docs/security.md, bar 16).
 */
export function retryBudget(): { called(): void; spend(): boolean } {
  let credit = floor;
  return {
    called() {
      credit = Math.min(floor, credit + share);
    },
    spend() {
      if (credit < 1) return false;
      credit -= 1;
      return true;
    },
  };
}
