import { countOf } from '../counted.ts';
import type { Blocker } from './blocker.ts';
import type { Outcome } from './case.ts';
import { secondBecause } from './true-match.ts';
import type { ChecklistItem } from './view.ts';

/** What a decision says of itself, as the form holds it and as the server gets it. */
export type Why = {
  outcome: Outcome;
  reasons: readonly string[];
  note: string | null;
  blockers: readonly Blocker[];
  /** What approving over a failing blocker takes by policy: a reason and a note, or a second person. */
  overFailing?: 'note' | 'second';
};

export const noteMaxCharacters = 2_000;

/** The least a note says that explains an approval over a failing blocker. */
const noteLeastCharacters = 10;

/** The reason that says nothing without a note. */
const reasonInNote = 'RJ-09';

/**
 * What is missing or too long, by field. The form asks before it is sent, the server again when it decides: a rejection
 * needs a reason, and so does an approval over a blocker that fails, with a note beside it.
 */
export function whyProblems(why: Why): { reasons?: string; note?: string } {
  return { ...reasonsProblem(why), ...noteProblem(why) };
}

/** What approving takes beyond a press, in a sentence for the form; null when nothing fails. */
export function approvalTakes(
  blockers: readonly Blocker[],
  policy: Parameters<typeof secondBecause>[1],
): string | null {
  const because = secondBecause(blockers, policy);
  const failing = failingWords({ outcome: 'approved', blockers, overFailing: policy.approveOverFailing });
  if (because === 'true_hit')
    return `Approving takes a second person: a hit is a true match. ${noteWords(failing)}`.trim();
  if (because === 'failing_blockers') return 'Approving takes a second person: a blocker fails.';
  if (failing === null) return null;
  return `Approving takes a reason and a note of at least ${noteLeastCharacters} characters: ${failing}.`;
}

function noteWords(failing: string | null): string {
  return failing === null ? '' : `It also takes a reason and a note of at least ${noteLeastCharacters} characters.`;
}

/** The items that an approval still needs a tick for, in a sentence; null when none is missing. */
export function missingTicks(items: readonly ChecklistItem[], ticks: readonly string[]): string | null {
  const missing = items.filter(({ id, needsHand }) => needsHand && !ticks.includes(id));
  if (missing.length === 0) return null;
  return `Tick what you checked yourself: ${missing.map(({ label }) => label).join(', ')}.`;
}

function reasonsProblem({ reasons, ...why }: Why): { reasons?: string } {
  if (reasons.length > 0) return {};
  if (why.outcome === 'rejected') return { reasons: 'Choose at least one reason.' };
  const failing = failingWords(why);
  return failing === null ? {} : { reasons: `Choose a reason: ${failing}.` };
}

function noteProblem({ reasons, note, ...why }: Why): { note?: string } {
  const said = note?.trim() ?? '';
  const length = [...said].length;
  if (length > noteMaxCharacters)
    return {
      note:
        `The note has ${length.toLocaleString('en')} characters; ` +
        `${noteMaxCharacters.toLocaleString('en')} are allowed.`,
    };
  const failing = failingWords(why);
  if (failing !== null && [...said.replace(/\s+/g, ' ')].length < noteLeastCharacters)
    return { note: `Write a note of at least ${noteLeastCharacters} characters: ${failing}.` };
  return length === 0 && reasons.includes(reasonInNote) ? { note: `Reason ${reasonInNote} needs a note.` } : {};
}

/** "2 blockers fail", where something is approved although it fails; else null. */
function failingWords({
  outcome,
  blockers,
  overFailing = 'note',
}: Pick<Why, 'outcome' | 'blockers' | 'overFailing'>): string | null {
  const failing =
    outcome === 'approved' && overFailing === 'note' ? blockers.filter(({ tone }) => tone === 'fail').length : 0;
  return failing === 0 ? null : `${countOf(failing, 'blocker')} ${failing === 1 ? 'fails' : 'fail'}`;
}
