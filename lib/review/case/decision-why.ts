import { countOf } from '../counted.ts';
import { type Reason, reasonNeedsNote } from '../policies/reason.ts';
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
  /** The reasons to choose from. */
  options: readonly Reason[];
  /** What approving takes by policy. */
  approving: Approving;
};

/**
 * What approving takes by policy: over a failing blocker (`approveOverFailing`) a reason and a note or a second person,
 * over blockers of some kinds (`needNote`) a reason and a note.
 */
export type Approving = { approveOverFailing: 'note' | 'second'; needNote: readonly Blocker['kind'][] };

export const noteMaxCharacters = 2_000;

/** The least a note says that explains an approval over a failing blocker. */
const noteLeastCharacters = 10;

/**
 * What is missing or too long, by field. The form asks before it is sent, the server again when it decides: a rejection
 * needs a reason, and so does an approval over a blocker that fails or needs a note, with a note beside it.
 */
export function whyProblems(why: Why): { reasons?: string; note?: string } {
  return { ...reasonsProblem(why), ...noteProblem(why) };
}

/** What approving takes beyond a press, in a sentence for the form; null when it takes nothing. */
export function approvalTakes(
  blockers: readonly Blocker[],
  policy: Parameters<typeof secondBecause>[1] & Approving,
): string | null {
  const because = secondBecause(blockers, policy);
  const explained = explainedWords({ outcome: 'approved', blockers, approving: policy });
  if (because === null)
    return (
      explained && `Approving takes a reason and a note of at least ${noteLeastCharacters} characters: ${explained}.`
    );
  const second = because === 'true_hit' ? 'a hit is a true match' : 'a blocker fails';
  return `Approving takes a second person: ${second}. ${noteWords(explained)}`.trim();
}

function noteWords(explained: string | null): string {
  return explained === null ? '' : `It also takes a reason and a note of at least ${noteLeastCharacters} characters.`;
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
  const explained = explainedWords(why);
  return explained === null ? {} : { reasons: `Choose a reason: ${explained}.` };
}

function noteProblem({ reasons, note, options, ...why }: Why): { note?: string } {
  const said = note?.trim() ?? '';
  const length = [...said].length;
  if (length > noteMaxCharacters)
    return {
      note:
        `The note has ${length.toLocaleString('en')} characters; ` +
        `${noteMaxCharacters.toLocaleString('en')} are allowed.`,
    };
  const explained = explainedWords(why);
  if (explained !== null && [...said.replace(/\s+/g, ' ')].length < noteLeastCharacters)
    return { note: `Write a note of at least ${noteLeastCharacters} characters: ${explained}.` };
  const silent = options.find((option) => reasonNeedsNote(option) && reasons.includes(option.code));
  return length === 0 && silent ? { note: `Reason ${silent.code} needs a note.` } : {};
}

/** Whether approving over this blocker takes a reason and a note. */
export function isExplained({ kind, tone }: Blocker, { approveOverFailing, needNote }: Approving): boolean {
  return (tone === 'fail' && approveOverFailing === 'note') || needNote.includes(kind);
}

/** "2 blockers fail", "1 blocker needs a note", where something is approved in spite of it; else null. */
function explainedWords({
  outcome,
  blockers,
  approving,
}: Pick<Why, 'outcome' | 'blockers' | 'approving'>): string | null {
  if (outcome !== 'approved') return null;
  const explained = blockers.filter((blocker) => isExplained(blocker, approving));
  const failing = explained.filter(({ tone }) => tone === 'fail' && approving.approveOverFailing === 'note').length;
  const named = explained.length - failing;
  const words = [
    ...(failing === 0 ? [] : [`${countOf(failing, 'blocker')} ${failing === 1 ? 'fails' : 'fail'}`]),
    ...(named === 0 ? [] : [`${countOf(named, 'blocker')} ${named === 1 ? 'needs' : 'need'} a note`]),
  ];
  return words.join(' and ') || null;
}
