const floor = 20;
const share = 0.1;

/**
 * Keeps retries at a tenth of the calls, so that we do not add to the load of a vendor that is already failing
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
