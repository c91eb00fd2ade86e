import { sentenceCase } from '../sentence-case.ts';
import type { CryptoCheck, CryptoDetails, CryptoFlow } from './crypto-check.ts';
import { wordsOf } from './labels.ts';

/** A wallet or transaction as a reader may see it. */
export type CryptoView = Omit<CryptoCheck, 'details'> & {
  /** "Wallet", "Transaction", or the vendor's word. */
  label: string;
  /** Whether addresses, owners and comments are hidden from the reader's role. */
  isHidden: boolean;
  details: (Omit<CryptoDetails, 'sources' | 'uses'> & { sources: FundsView; uses: FundsView }) | null;
};

/** Funds by the kind of counterparty, and the largest counterparties themselves. */
export type FundsView = {
  /** `share`: of all that the vendor lists, 0 to 1; null where it gives no shares. The largest first. */
  byKind: { label: string; share: number | null; count: number }[];
  flows: (CryptoFlow & { label: string })[];
  /** How many more there are than `flows`. */
  more: number;
};

const shownFlows = 20;
const labels: Record<string, string> = { wallet: 'Wallet', transaction: 'Transaction' };

/** The wallets and transactions of an applicant. Who sees no names sees no address in full, and nothing typed. */
export function cryptoViews(checks: readonly CryptoCheck[], seesNames: boolean): CryptoView[] {
  return checks.map(({ details, ...check }) => ({
    ...check,
    label: cryptoLabel(check.type),
    address: seesNames ? check.address : maskedAddress(check.address),
    isHidden: !seesNames,
    details: details && detailsView(details, seesNames),
  }));
}

/** What is screened, in a word; the vendor's own where it is not known. */
export function cryptoLabel(type: string | null): string {
  if (type === null) return 'Address';
  return labels[type.toLowerCase()] ?? sentenceCase(wordsOf(type).toLowerCase());
}

/** "0x5290…9EE7": enough to tell two apart, in a list. */
export function shortAddress(address: string): string {
  return address.length <= 16 ? address : `${address.slice(0, 6)}…${address.slice(-4)}`;
}

function maskedAddress(address: string | null): string | null {
  return address === null ? null : `••••••••${address.length >= 12 ? address.slice(-4) : ''}`;
}

function detailsView(details: CryptoDetails, seesNames: boolean): CryptoView['details'] {
  const { sources, uses, ...rest } = details;
  const shown = seesNames ? rest : { ...rest, owner: null, comments: [] };
  return { ...shown, sources: fundsView(sources, seesNames), uses: fundsView(uses, seesNames) };
}

function fundsView(flows: readonly CryptoFlow[], seesNames: boolean): FundsView {
  const total = flows.reduce((sum, { share }) => sum + (share ?? 0), 0);
  const groups = Map.groupBy(flows, ({ kind }) => kindLabel(kind));
  const byKind = [...groups].map(([label, own]) => {
    const share = own.reduce((sum, each) => sum + (each.share ?? 0), 0);
    return { label, share: total > 0 ? share / total : null, count: own.length };
  });
  const shown = flows.slice(0, shownFlows).map((flow) => ({
    ...flow,
    ...(seesNames ? {} : { address: maskedAddress(flow.address), owner: null }),
    share: total > 0 && flow.share !== null ? flow.share / total : null,
    label: kindLabel(flow.kind),
  }));
  return {
    byKind: byKind.toSorted((a, b) => (b.share ?? 0) - (a.share ?? 0) || b.count - a.count),
    flows: shown,
    more: flows.length - shown.length,
  };
}

function kindLabel(kind: string | null): string {
  return kind === null ? 'Kind not told' : sentenceCase(wordsOf(kind).toLowerCase());
}
