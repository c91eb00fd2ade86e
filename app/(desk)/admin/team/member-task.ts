import type { TeamLine } from '#lib/review/members/team.ts';

/** What an admin does about a member. */
export type MemberTask = 'role' | 'link' | 'sessions' | 'factors' | 'disconnect' | 'disable' | 'enable';

/** `onDone` closes the dialog and shows the team anew. */
export type MemberDialogProps = { line: TeamLine; onClose: () => void; onDone: () => void };
