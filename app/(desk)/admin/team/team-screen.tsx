import Link from 'next/link';
import { ListHeader } from '#components/review/list-header.tsx';
import { DeskFrame } from '#components/shell/desk-frame.tsx';
import type { Person } from '#components/shell/navigation.ts';
import { Sidebar } from '#components/shell/sidebar.tsx';
import { buttonClass } from '#components/ui/button.tsx';
import { Empty } from '#components/ui/empty.tsx';
import { shownOfAll } from '#lib/review/counted.ts';
import type { Team } from '#lib/review/members/team.ts';
import { FactorRules } from './factor-rules.tsx';
import { InviteButton } from './invite-button.tsx';
import { MemberSearch } from './member-search.tsx';
import { TeamTable } from './team-table.tsx';

/** The members of the organisation: their roles, their sessions, and what an admin does about them. */
export function TeamScreen({ team, person, now }: { team: Team; person: Person; now: string }) {
  return (
    <DeskFrame>
      <Sidebar person={person} current="team" />
      <main className="flex min-h-0 min-w-0 flex-col bg-s1 phone:grow">
        <ListHeader title="Team" person={person} act={<InviteButton />}>
          {shownOfAll(team.lines.length, team.all)} · the last admin stays, and nobody changes their own role
        </ListHeader>
        <div className="flex min-h-40 shrink-0 flex-wrap items-center gap-6 border-b border-l1 px-16 py-6">
          <MemberSearch text={team.text} />
          {team.text !== '' && (
            <Link href="/admin/team" prefetch={false} className={buttonClass('quiet', 'sm')}>
              Clear
            </Link>
          )}
        </div>
        <div className="min-h-0 grow overflow-x-hidden overflow-y-auto thin-scroll phone:overflow-visible">
          {team.lines.length === 0 ? (
            <Empty title="No member found">No name and no work email has this text in it.</Empty>
          ) : (
            <TeamTable lines={team.lines} now={now} />
          )}
          <FactorRules required={team.rolesWithFactor} />
        </div>
      </main>
    </DeskFrame>
  );
}
