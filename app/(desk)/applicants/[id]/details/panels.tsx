import { type ReactNode, useState } from 'react';
import { useShortcuts } from '#components/shell/shortcuts.tsx';
import { laterPanel } from '#components/ui/later.tsx';
import type { ApplicantPage } from '#lib/review/applicant/page.ts';
import { useReview } from '../review-state.tsx';
import { Details } from './details.tsx';
import { NotesCount, RelatedCount } from './tab-counts.tsx';

const Checks = laterPanel(async () => (await import('./checks.tsx')).Checks);
const NotRead = laterPanel(async () => (await import('./not-read.tsx')).NotRead);
const HitsPanel = laterPanel(async () => (await import('../hits/hits-panel.tsx')).HitsPanel);
const Questionnaires = laterPanel(async () => (await import('./questionnaires.tsx')).Questionnaires);
const CryptoPanel = laterPanel(async () => (await import('../crypto/crypto-panel.tsx')).CryptoPanel);
const Locations = laterPanel(async () => (await import('./locations.tsx')).Locations);
const Notes = laterPanel(async () => (await import('../notes/notes.tsx')).Notes);
const RelatedApplicants = laterPanel(async () => (await import('../related/related-applicants.tsx')).RelatedApplicants);
const Commands = laterPanel(async () => (await import('../commands/commands.tsx')).Commands);
const Timeline = laterPanel(async () => (await import('./timeline.tsx')).Timeline);
const Raw = laterPanel(async () => (await import('./raw.tsx')).Raw);

/** The tabs below the evidence. */
export function Panels({ view, commands, available, lifecycle, acts }: Omit<ApplicantPage, 'readAt' | 'told'>) {
  const { providerLabel } = view;
  const { openTab } = useReview();
  const [isNoteWanted, setIsNoteWanted] = useState(false);
  const writeNote = () => {
    openTab('notes');
    setIsNoteWanted(true);
  };
  const search = view.hasCopy ? available.find(({ kind }) => kind === 'search_crypto') : undefined;
  const wallets = view.crypto.length + commands.filter((command) => command.search !== null).length;
  const isErased = lifecycle.erased !== null;
  useShortcuts('Details', isErased ? [] : [{ key: 'm', label: 'Write a note for colleagues', run: writeNote }]);
  const counted = (count: number) => (count > 0 ? String(count) : undefined);
  const notRead = <NotRead providerLabel={providerLabel} isErased={isErased} />;
  /** What is in the copy, and what Docket keeps as long as the applicant is. */
  const known = (panel: ReactNode) => (view.hasCopy ? panel : notRead);
  const kept = (panel: ReactNode) => (isErased ? notRead : panel);
  return (
    <Details
      parts={{
        checks: {
          label: 'Checks',
          count: counted(view.checks.length),
          panel: known(<Checks checks={view.checks} providerLabel={providerLabel} />),
        },
        hits: {
          label: 'Hits',
          count: counted(view.hits.count),
          panel: known(<HitsPanel applicantId={view.id} canSee={view.may.seeHits} />),
        },
        questionnaires:
          view.questionnaires.length > 0
            ? {
                label: 'Questionnaire',
                count: view.questionnaires.length > 1 ? String(view.questionnaires.length) : undefined,
                panel: <Questionnaires view={view} />,
              }
            : undefined,
        crypto:
          wallets > 0 || search
            ? {
                label: 'Crypto',
                count: counted(wallets),
                panel: <CryptoPanel view={view} search={search} commands={commands} />,
              }
            : undefined,
        location: {
          label: 'Location',
          count: counted(view.locations.length),
          panel: known(<Locations locations={view.locations} providerLabel={providerLabel} />),
        },
        notes: {
          label: 'Notes',
          count: <NotesCount key={view.id} applicantId={view.id} />,
          panel: kept(
            <Notes applicantId={view.id} isNoteWanted={isNoteWanted} onNoteBegun={() => setIsNoteWanted(false)} />,
          ),
        },
        related: {
          label: 'Related',
          count: <RelatedCount key={view.id} applicantId={view.id} />,
          panel: kept(<RelatedApplicants applicantId={view.id} />),
        },
        commands: {
          label: `At ${providerLabel}`,
          count: counted(commands.length),
          panel: (
            <Commands
              applicantId={view.id}
              providerLabel={providerLabel}
              available={available.filter(({ kind }) => kind !== 'search_crypto')}
              commands={commands}
              lifecycle={lifecycle}
              acts={acts}
            />
          ),
        },
        timeline: { label: 'Timeline', panel: <Timeline entries={view.timeline} /> },
        raw: view.may.seeRaw
          ? { label: 'Raw', panel: kept(<Raw applicantId={view.id} providerLabel={providerLabel} />) }
          : undefined,
      }}
    />
  );
}
