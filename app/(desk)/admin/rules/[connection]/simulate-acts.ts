import type { Result } from '#lib/door.ts';
import type { RuleKind } from '#lib/review/rules/rule.ts';
import { simulateRequirements } from './actions.ts';

type Simulate = (input: { connectionId: string; version: number }) => Promise<Result<string>>;

/** How the draft of each kind is simulated; a kind without an entry can't be simulated here. */
export const simulateActs: Partial<Record<RuleKind, Simulate>> = { requirements: simulateRequirements };
