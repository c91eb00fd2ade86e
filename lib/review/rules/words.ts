import type { RuleBook, RuleKey, RuleKind } from './rule.ts';

type Value = number | boolean | null;

/** A number of a rule with as many decimals as its step has, and more where it has more. */
export function numberWords({ step }: Pick<RuleKey, 'step'>, value: number): string {
  const decimals = Math.max(decimalsOf(step), Math.min(6, decimalsOf(value)));
  return value.toFixed(decimals).replace('-', '−');
}

/** A value in words: "0.54", "required", "off"; "not told" where a side has none. */
export function valueWords(book: RuleBook, kind: RuleKind, key: string, value: Value): string {
  if (value === null) return 'not told';
  if (typeof value === 'boolean') return value ? 'required' : 'off';
  const rule = kind === 'weights' ? book.weights?.find((one) => one.key === key) : undefined;
  return numberWords(rule ?? { step: 1 }, value);
}

/** A difference of two numbers with its sign: "+0.15", "−0.06". */
export function changeWords(rule: Pick<RuleKey, 'step'>, before: number, after: number): string {
  const decimals = Math.max(...[rule.step, before, after].map((value) => Math.min(6, decimalsOf(value))));
  const change = (after - before).toFixed(decimals);
  return Number(change) > 0 ? `+${change}` : change.replace('-', '−');
}

/** Whether a change makes a rule stricter; null where that is not known, or nothing changed. */
export function directionWords({ stricter }: RuleKey, before: number, after: number): 'stricter' | 'looser' | null {
  if (stricter === 'unknown' || before === after) return null;
  return after > before === (stricter === 'higher') ? 'stricter' : 'looser';
}

/** Whether a value lies outside the range that is only a hint. */
export function isOutsideHint({ hint }: Pick<RuleKey, 'hint'>, value: number): boolean {
  return value < hint.from || value > hint.to;
}

/** How far a range control reaches: from 0 to 1 where the hint lies in it, and never less than the given values. */
export function reachOf({ hint }: Pick<RuleKey, 'hint'>, values: readonly number[]): { from: number; to: number } {
  const isShare = hint.from >= 0 && hint.to <= 1;
  const room = (hint.to - hint.from) / 2;
  const reach = isShare ? { from: 0, to: 1 } : { from: Math.max(0, hint.from - room), to: hint.to + room };
  return { from: Math.min(reach.from, ...values), to: Math.max(reach.to, ...values) };
}

function decimalsOf(value: number): number {
  const [, decimals = '', exponent = '0'] = /^-?\d+(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? [];
  return Math.max(0, decimals.length - Number(exponent));
}
