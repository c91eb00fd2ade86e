import type { CryptoFilter, CryptoTab } from '#lib/review/crypto/view.ts';

export const tabWords: Record<CryptoTab, string> = { open: 'Open', not_screened: 'Not screened', all: 'All' };

export const bandWords: Record<CryptoFilter['bands'][number], string> = {
  high: 'High',
  medium: 'Medium',
  low: 'Low',
  none: 'No score',
};
