import type { TeamLine } from '#lib/review/members/team.ts';

/** What an admin does about a member. */
export type MemberTask = 'role' | 'link' | 'sessions' | 'factors' | 'disable' | 'enable';

export type MemberDialogProps = { line: TeamLine; now: string; onClose: () => void; onChange: () => void };
