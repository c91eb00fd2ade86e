import { BackToQueue } from '#components/review/back-to-queue.tsx';
import { DeskFrame } from '#components/shell/desk-frame.tsx';
import type { Person } from '#components/shell/navigation.ts';
import { Sidebar } from '#components/shell/sidebar.tsx';
import { Empty } from '#components/ui/empty.tsx';
import type { ConnectionCommand } from '#lib/review/commands/available.ts';
import type { CommandView } from '#lib/review/commands/view.ts';
import { NewApplicantForm } from './new-applicant-form.tsx';
import { Unfinished } from './unfinished.tsx';

type NewApplicantScreenProps = { creations: ConnectionCommand[]; unfinished: CommandView[]; person: Person };

/** Creates an applicant at a provider, and shows the link where the provider gives one. */
export function NewApplicantScreen({ creations, unfinished, person }: NewApplicantScreenProps) {
  return (
    <DeskFrame>
      <Sidebar person={person} current="queue" />
      <main className="flex min-h-0 min-w-0 flex-col bg-s1 phone:grow">
        <header className="flex h-48 shrink-0 items-center gap-8 border-b border-l2 px-16">
          <BackToQueue />
          <h1 className="text-15 font-semibold tracking-tight">New applicant</h1>
        </header>
        <div className="min-h-0 grow overflow-y-auto thin-scroll">
          {creations.length === 0 ? (
            <Empty title="No connection can create an applicant">
              The connected providers register applicants only on their own pages, or their connections are paused.
            </Empty>
          ) : (
            <NewApplicantForm creations={creations} />
          )}
          {unfinished.length > 0 && <Unfinished commands={unfinished} creations={creations} />}
        </div>
      </main>
    </DeskFrame>
  );
}
